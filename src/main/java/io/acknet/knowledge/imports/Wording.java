package io.acknet.knowledge.imports;

import java.util.regex.Pattern;

/// What kind of heading a heading is, by its words.
final class Wording {
    private static final Pattern COLLECTION =
            Pattern.compile(
                    "(?i).*(\\bfaqs?\\b|FAQ|常见问题|常见疑问|问题汇总|问题解答|疑难解答|frequently asked|q ?& ?a"
                            + "|common (issues|questions|problems)).*");
    private static final Pattern ASKED = Pattern.compile(".*[？?]\\s*");
    private static final Pattern QUESTION_ZH =
            Pattern.compile(".*(如何|怎么|怎样|怎麼|为什么|為什麼|为何|為何|是否|什么|哪些|哪个|能否|可否|有没有|多少|吗[？?]?$).*");
    private static final Pattern QUESTION_EN =
            Pattern.compile(
                    "(?i)(how|what|why|can|could|do|does|did|is|are|am|which|when|where|who|should|will|may)\\b.*"
                            + "|(if|after|before|in|for|when) .*\\b(how|what|why|can|do|does|is|are)\\b.*");
    private static final Pattern TROUBLE =
            Pattern.compile(
                    "(?i).*(失败|报错|错误|异常|无法|不通|不能|超时|丢失|不生效|不可用|提示|排查|修复|故障|处理方式|解决"
                            + "|error|fail|cannot|can't|unable|issue|not work|troubleshoot|timeout|timed out"
                            + "|invalid|denied|unreachable|not ready).*");
    private static final Pattern GUIDE =
            Pattern.compile(
                    "(?i)(前提条件|背景信息|背景|操作步骤|步骤|使用限制|限制(说明)?|使用说明|概述|简介|目录|后续(步骤|操作)|执行结果|"
                            + "结果验证|验证结果|示例|参数说明|费用说明|计费说明|适用范围|术语|版本说明|注意事项|功能介绍|工作原理"
                            + "|prerequisites?|background( information)?|procedures?|context|overview|introduction"
                            + "|limits?|limitations?|what to do next|next steps?|results?|examples?|parameters?"
                            + "|billing|usage notes?|before you begin|table of contents|contents)");
    private static final Pattern VERSION =
            Pattern.compile(
                    "(?i)\\[?(version |版本\\s*)?v?\\d+(\\.\\d+)+(-[\\w.]+)?]?"
                            + "(\\s*[-–(（]?\\s*\\d{4}[-/年.]\\d{1,2}.*)?"
                            + "|\\d{4}[-/年.]\\d{1,2}([-/月.]\\d{1,2}日?|月)?");
    private static final Pattern STEP =
            Pattern.compile(
                    "(?i)(步骤|方法|方案|场景|方式|情况|原因|问题原因|解决方法|解决方案|第)\\s*"
                            + "([一二三四五六七八九十]+|\\d+|[A-D])(步|种)?([：:、.\\s].*|)"
                            + "|(step|method|scenario|option|solution|case|cause|approach)\\s+"
                            + "(\\d+|[a-d]|one|two|three)\\b.*");

    /// A picture by its name, as chats and code hosts write it.
    private static final Pattern SHORTCODE =
            Pattern.compile("(?<=^|\\s):[a-z][a-z0-9_+-]+:(?=\\s|$)");

    private static final Pattern NUMBERING =
            Pattern.compile(
                    "^\\s*((问题?\\s*\\d*|Q\\s*\\d*|Question\\s*\\d*)\\s*[：:.、]\\s*"
                            + "|[（(]?\\d{1,3}[)）、．]\\s*|[（(][一二三四五六七八九十]{1,3}[)）]\\s*|\\d{1,3}\\.\\s*(?!\\d)"
                            + "|\\d(?:\\.\\d){1,2}[.、]?\\s+(?!版本|以上|以下|及|之|到|升|和|to\\b|or\\b|and\\b)|"
                            + "[一二三四五六七八九十]{1,3}、\\s*)");

    private Wording() {}

    /// Whether this names many questions: `Service FAQ`, `云盘常见问题`.
    static boolean collection(String title) {
        return COLLECTION.matcher(title).matches() && !ASKED.matcher(title).matches();
    }

    /// Whether somebody would ask this.
    static boolean question(String title) {
        return asked(title) || TROUBLE.matcher(title).matches();
    }

    /// Whether it is grammatically a question.
    static boolean asked(String title) {
        String bare = title(title);
        return ASKED.matcher(bare).matches()
                || QUESTION_ZH.matcher(bare).matches()
                || QUESTION_EN.matcher(bare).matches();
    }

    /// Whether it ends with a question mark.
    static boolean marked(String title) {
        return ASKED.matcher(title).matches();
    }

    /// Whether it is a chapter of a guide, such as `前提条件`.
    static boolean guide(String title) {
        return GUIDE.matcher(title.strip()).matches();
    }

    /// Whether it heads what changed with a version or on a day.
    static boolean release(String title) {
        return VERSION.matcher(title.strip()).matches();
    }

    /// Whether it is one of several ways or steps inside an answer.
    static boolean step(String title) {
        return STEP.matcher(title.strip()).matches();
    }

    /// The question without its number, its `Q:`, and blanks at odd places.
    static String title(String heading) {
        String bare =
                SHORTCODE
                        .matcher(heading)
                        .replaceAll(" ")
                        .replaceAll("\\s+", " ")
                        .strip()
                        .replaceAll("[：:]$", "")
                        .strip();
        String unnumbered = NUMBERING.matcher(bare).replaceFirst("").strip();
        return unnumbered.isEmpty() ? bare : unnumbered;
    }

    /// For comparing two texts: letters and digits only.
    static String norm(String text) {
        return title(text).toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}

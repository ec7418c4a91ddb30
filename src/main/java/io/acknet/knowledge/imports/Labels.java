package io.acknet.knowledge.imports;

import io.acknet.knowledge.Topic.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words under which these documents put the parts of an answer.
final class Labels {
    private static final Map<Kind, Pattern> WORDS = new LinkedHashMap<>();

    static {
        put(
                Kind.SYMPTOM,
                "(问题|故障|异常)?(现象|症状)(描述)?|问题描述|问题场景|故障描述|报错(信息|内容|现象)|错误信息"
                        + "|symptoms?|issues?|problems?|(problem|issue) descriptions?|error messages?");
        put(
                Kind.CAUSE,
                "(问题|故障|可能的?|报错|异常)?原因(分析)?|问题分析|根本原因|产生原因"
                        + "|((possible|root|probable) )?causes?|reasons?|cause analysis|analysis");
        put(
                Kind.CURE,
                "解决|处理|修复|(解决|处理|修复|应对|恢复)(方法|方案|办法|措施|方式|步骤|建议|流程)|操作步骤|排查(方法|步骤|思路|流程)"
                        + "|((recommended|possible) )?(solutions?|resolutions?|fix(es)?)|workarounds?"
                        + "|steps|procedures?|how to fix( it)?|(troubleshooting|remediation)( steps)?");
        put(Kind.WARNING, "注意事项|风险(提示|说明)?|warnings?|precautions?|cautions?|usage notes?");
        put(
                Kind.APPLIES,
                "适用(范围|场景|版本|对象|于)|影响(范围|版本)|(applicable )?scope|applies to|applicability"
                        + "|(affected|applicable) (versions?|scope)|impact(s|ed versions?)?");
        put(Kind.BODY, "答|回答|答案|概述|a|answers?");
    }

    private static final Pattern RELATED =
            Pattern.compile(
                    "(?i)相关(文档|文献|链接|操作|主题|参考|内容)|参考(文档|资料|链接|文献)|更多(信息|参考)|延伸阅读"
                            + "|related (topics?|documents?|information|links|references?|operations?)"
                            + "|references?|see also|more information|further reading");
    private static final Pattern INLINE = Pattern.compile("([^：:]{1,24})[：:](.*)", Pattern.DOTALL);

    private Labels() {}

    private static void put(Kind kind, String words) {
        WORDS.put(kind, Pattern.compile("(?i)" + words));
    }

    /// The part that a line opens which holds nothing but a label: `问题现象：`, `Cause`.
    static Optional<Kind> of(String line) {
        String word = bare(line);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(word).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The part that a text opens which goes on behind the label: `问题现象：在…`. Needs the colon.
    static Optional<Inline> inline(String text) {
        Matcher label = INLINE.matcher(text.strip());
        if (!label.matches()) {
            return Optional.empty();
        }
        return of(label.group(1)).map(kind -> new Inline(kind, label.group(1).strip()));
    }

    /// A label with text behind it.
    record Inline(Kind kind, String word) {}

    /// Whether what follows leads away from the answer, to other documents.
    static boolean isRelated(String line) {
        return RELATED.matcher(bare(line)).matches();
    }

    private static String bare(String line) {
        return line.replaceAll("[*_#\\s：:]+$", "")
                .replaceAll("^[*_#\\s【\\[]+|[】\\]]$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}

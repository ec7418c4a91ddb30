package io.acknet.match;

import java.util.List;

/// Questions as they come from people who tell a story first, or paste what was on the screen.
final class Chatter {
    private static final String BEFORE_ZH =
            "大家早上好，不好意思打扰一下，我是新来的小王，我们 shop-prod 集群昨天半夜开始告警，老板一直在催。";
    private static final String AFTER_ZH = "同事查了一晚上也没头绪，客户已经在投诉了，哪位大佬有空帮忙看看，先谢谢啦";
    private static final String BEFORE_EN =
            "Hi team, sorry for the long message, I am new here and my colleague Tom is on holiday."
                    + " Since last night our cluster shop-prod keeps me awake. ";
    private static final String AFTER_EN =
            " My boss is asking every ten minutes and customers complain, so any hint is"
                    + " appreciated, thanks a lot and have a nice day!";
    private static final String LOG =
            """

            I0312 03:14:07.512345    1721 reflector.go:255] Listing and watching *v1.Node from k8s
            time="2024-03-12T03:14:08Z" level=info msg="starting signal loop" namespace=k8s.io pid=98
            {"level":"info","ts":1710213248.1,"caller":"main.go:51","msg":"serving","addr":":8081"}
            """;

    private Chatter() {}

    static List<Labelled> around(List<Labelled> questions) {
        return questions.stream().map(question -> with(question, around(question))).toList();
    }

    static List<Labelled> withLog(List<Labelled> questions) {
        return questions.stream().map(question -> with(question, question.text() + LOG)).toList();
    }

    private static String around(Labelled question) {
        return question.group().equals("en")
                ? BEFORE_EN + question.text() + AFTER_EN
                : BEFORE_ZH + question.text() + AFTER_ZH;
    }

    private static Labelled with(Labelled question, String text) {
        return new Labelled(question.id(), question.group(), question.topic(), text);
    }
}

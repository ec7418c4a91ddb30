package io.acknet.conversation;

import io.acknet.check.Params;
import io.acknet.cluster.ClusterIdentity;
import io.acknet.knowledge.Topic;
import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.List;
import java.util.stream.Collectors;

/// Every sentence of the conversation, in both languages.
final class Sentences {
    static final Text NARROW = new Text("限定检查范围", "Narrow the check down");
    static final Text RUN = new Text("执行检查", "Run the check");

    private Sentences() {}

    static Text narrowOn(String cluster, String environment, Text reads) {
        return new Text(
                "集群 *%s*（%s）。只读，将读取：%s。\n全部留空则检查整个集群。".formatted(cluster, environment, reads.zh()),
                "Cluster *%s* (%s). Read-only; it will read: %s.\nLeave all of them empty for the whole cluster."
                        .formatted(cluster, environment, reads.en()));
    }

    static Text form(Params.Key key) {
        return new Text(
                "写成 %s，例如 %s".formatted(key.form(), key.example()),
                "As %s, such as %s".formatted(key.form(), key.example()));
    }

    static Text unknown(Command.Unknown unknown) {
        return new Text(
                "没有“%s”这个命令。是不是想输入 `/acknet %s`？".formatted(unknown.text(), unknown.nearest()),
                "There is no command “%s”. Did you mean `/acknet %s`?"
                        .formatted(unknown.text(), unknown.nearest()));
    }

    static Text howToBind() {
        return new Text(
                "本频道还没有绑定集群。有权限的同事执行 `/acknet bind <集群名>` 之后，就可以在这里直接检查集群。",
                "No cluster is bound to this channel. Once somebody with the right runs"
                        + " `/acknet bind <cluster>`, the cluster can be checked from here.");
    }

    static Text notBound() {
        return new Text("本频道没有绑定集群。", "No cluster is bound to this channel.");
    }

    static Text noCheck(Topic topic) {
        return new Text(
                "“%s”没有可以在集群上执行的检查。".formatted(topic.in(Lang.ZH).title()),
                "“%s” has no check to run on a cluster.".formatted(topic.in(Lang.EN).title()));
    }

    static Text askInstead(String topic) {
        return new Text(
                "执行 `/acknet %s` 查看说明。".formatted(topic),
                "`/acknet %s` shows what is known about it.".formatted(topic));
    }

    /// @param taken in their order
    static Text takes(String topic, List<Params.Key> taken) {
        if (taken.isEmpty()) {
            return new Text(
                    "执行 `/acknet check %s` 检查整个集群。".formatted(topic),
                    "`/acknet check %s` looks at the whole cluster.".formatted(topic));
        }
        String known =
                taken.stream()
                        .map(key -> "`" + key.word() + "=" + key.form() + "`")
                        .collect(Collectors.joining(", "));
        String example =
                "`/acknet %s %s %s`"
                        .formatted(topic, taken.getFirst().word(), taken.getFirst().example());
        return new Text(
                "这个检查的参数：%s。例如 %s".formatted(known, example),
                "This check takes %s. For example %s".formatted(known, example));
    }

    static Text badParameter(Text why) {
        return new Text(
                why.zh() + "。没有执行检查。",
                Character.toUpperCase(why.en().charAt(0))
                        + why.en().substring(1)
                        + ". The check did not run.");
    }

    static Text cancelled() {
        return new Text(
                "已取消，不再读取集群。结果见那条消息。",
                "Cancelled: nothing more is read. That message shows what it came to.");
    }

    static Text cancelPassedOn() {
        return new Text(
                "检查在机器人的另一个副本上，已通知它取消；如果还没结束，几秒内就停。结果见那条消息。",
                "The check is with another replica of the bot, which has been told to cancel it. If it"
                        + " has not ended, it ends within seconds. That message shows what it came to.");
    }

    static Text alreadyOver() {
        return new Text("这次检查已经结束，没有可取消的。", "This run is over; there is nothing to cancel.");
    }

    static Text seeTheMessage() {
        return new Text("结果在那条消息里。", "Its result stands in that message.");
    }

    static Text mayNotCheck(Person person) {
        return switch (person.kind()) {
            case UNKNOWN ->
                    new Text(
                            "Slack 没有告诉我你是谁，所以没有执行检查，集群未被读取。",
                            "Slack did not tell who you are, so the check did not run. Nothing was"
                                    + " read from the cluster.");
            case MEMBER, GUEST, STRANGER, BOT, DEACTIVATED ->
                    new Text(
                            "只有本工作区的正式成员可以检查集群，访客和外部人员不可以。集群未被读取。",
                            "Only full members of this workspace may check a cluster; guests and"
                                    + " people of other organisations may not. Nothing was read.");
        };
    }

    static Text askAMember() {
        return new Text(
                "请频道里的正式成员点击同一个按钮，或者稍后再试。",
                "Ask a full member in this channel to click the same button, or try again later.");
    }

    static Text bindingChanged(String cluster) {
        return new Text(
                "这个按钮对应的集群 %s 已经不是本频道绑定的集群，所以没有执行检查。".formatted(cluster),
                "This button was made for cluster %s, which is no longer the one bound to this channel. The check did not run."
                        .formatted(cluster));
    }

    static Text otherCluster(String cluster) {
        return new Text(
                "名为 %s 的配置现在指向另一个集群（kube-system 的 UID 不同），所以什么都没有读取。".formatted(cluster),
                "The configuration named %s now leads to another cluster: the UID of its kube-system namespace differs. Nothing was read."
                        .formatted(cluster));
    }

    static Text bindAgain(String cluster) {
        return new Text(
                "如果集群确实换过，请重新执行 `/acknet bind %s`；否则请检查 acknet.yaml 里的 kubeconfig。"
                        .formatted(cluster),
                "If the cluster was replaced on purpose, run `/acknet bind %s` again; if not, look at its kubeconfig in acknet.yaml."
                        .formatted(cluster));
    }

    static Text cannotReach(Text reason) {
        return new Text(
                "无法连接集群：" + reason.zh() + "。",
                "The cluster could not be reached: " + reason.en() + ".");
    }

    static Text tooManyRuns(String cluster, long running) {
        return new Text(
                "集群 " + cluster + " 上已有 " + running + " 个检查正在运行，为避免给它的 API Server 加压，这次没有再开始。",
                "Checks running on "
                        + cluster
                        + " already: "
                        + running
                        + ". To spare its API server, this one was not started.");
    }

    static Text clickLater() {
        return new Text("没有读取任何内容。请过一会儿再点一次。", "Nothing was read. Click again in a moment.");
    }

    static Text nothingRead() {
        return new Text(
                "没有读取任何内容，也没有结论。修好 acknet.yaml 里这个集群的访问配置后，再点一次即可，不必重启。",
                "Nothing was read, so nothing can be concluded. Mend this cluster's access in acknet.yaml or its kubeconfig, then click again.");
    }

    static Text nothingBound() {
        return new Text(
                "绑定没有改变。请检查 acknet.yaml 中这个集群的 kubeconfig，然后重试。",
                "The binding was not changed. Look at this cluster's kubeconfig in acknet.yaml, then try again.");
    }

    static Text noSuchCluster(String cluster) {
        return cluster.isEmpty()
                ? new Text("要绑定哪个集群？", "Which cluster?")
                : new Text(
                        "acknet.yaml 里没有名为“%s”的集群。".formatted(cluster),
                        "acknet.yaml has no cluster named “%s”.".formatted(cluster));
    }

    static Text clusters(List<String> names) {
        if (names.isEmpty()) {
            return new Text(
                    "acknet.yaml 里还没有配置集群；请先在 clusters 下添加一个。",
                    "acknet.yaml names no cluster yet; add one under clusters first.");
        }
        return new Text(
                "可以绑定的集群：%s。例如 `/acknet bind %s`"
                        .formatted(String.join("、", names), names.getFirst()),
                "Clusters that can be bound: %s. For example `/acknet bind %s`"
                        .formatted(String.join(", ", names), names.getFirst()));
    }

    static Text bound(ClusterIdentity cluster) {
        return new Text(
                "已将本频道绑定到集群 *%s*（%s，Kubernetes %s）。现在回答里会出现检查按钮；检查只读，不会改动集群。"
                        .formatted(cluster.name(), cluster.environment(), cluster.version()),
                "This channel is now bound to cluster *%s* (%s, Kubernetes %s). Answers now offer a check; checks only read."
                        .formatted(cluster.name(), cluster.environment(), cluster.version()));
    }

    static Text unbound() {
        return new Text("已解除本频道的集群绑定。", "This channel is no longer bound to a cluster.");
    }

    static Text mayNotBind() {
        return new Text(
                "你没有绑定集群的权限，绑定没有改变。",
                "You may not change the binding of a channel. Nothing was changed.");
    }

    static Text whoMayBind() {
        return new Text(
                "有权限的人列在 acknet.yaml 的 roles.bind 里；请他们执行，或请管理员把你加进去。",
                "Those who may are listed under roles.bind in acknet.yaml: ask one of them, or ask the operator to add you.");
    }

    static Text topicGone(String topic) {
        return new Text(
                "知识库里已经没有主题“%s”。".formatted(topic),
                "The knowledge no longer has a topic “%s”.".formatted(topic));
    }

    static Text askAnew() {
        return new Text("请用自己的话再问一次。", "Ask again in your own words.");
    }
}

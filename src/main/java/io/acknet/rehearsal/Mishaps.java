package io.acknet.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.acknet.lang.Text;
import io.acknet.rehearsal.cluster.Fault;
import io.acknet.rehearsal.cluster.Faults.Where;
import io.acknet.rehearsal.cluster.SimulatedCluster;
import io.acknet.rehearsal.workspace.SlackStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a visitor can make go wrong, and put right again.
final class Mishaps {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String SLOW = "slow-api";
    private static final String NODE = "broken-node";
    private static final String EDIT = "edited-config";
    private static final String RATE = "rate-limit";

    /// Long enough to be felt, short enough for every client's patience.
    private static final Duration DELAY = Duration.ofSeconds(2);

    private static final Duration CHAT_PAUSE = Duration.ofSeconds(5);

    /// What somebody's edit puts in the place of what, in whichever network's configuration is there.
    private static final Map<String, String> EDITS =
            Map.of(
                    "\"isDefaultGateway\": true", "\"mtu\": 1400, \"isDefaultGateway\": true",
                    "\"max_pool_size\": 5", "\"max_pool_size\": 10");

    private final SlackStandIn slack;
    private final SimulatedCluster cluster;
    private Runnable fast = () -> {};

    Mishaps(SlackStandIn slack, SimulatedCluster cluster) {
        this.slack = slack;
        this.cluster = cluster;
    }

    void offer() {
        slack.onFaults(
                List.of(
                        new SlackStandIn.Fault(
                                SLOW,
                                new Text("API Server 变慢", "The API server is slow"),
                                new Text("每个请求多等 2 秒", "Every request takes two seconds longer"),
                                this::slow),
                        new SlackStandIn.Fault(
                                NODE,
                                new Text("一个节点失联", "A node goes silent"),
                                new Text(
                                        "它的 kubelet 不再上报状态",
                                        "Its kubelet stops posting its status"),
                                this::breakNode),
                        new SlackStandIn.Fault(
                                EDIT,
                                new Text("有人手动改了 ConfigMap", "Somebody edits the ConfigMap"),
                                new Text(
                                        "网络插件的配置，绕过 acknet",
                                        "The network plugin's configuration, past acknet"),
                                this::edit),
                        new SlackStandIn.Fault(
                                RATE,
                                new Text("Slack 限流", "Slack limits the rate"),
                                new Text(
                                        "5 秒内只放行一次发消息，其余返回 429",
                                        "One message in five seconds passes, the others get a 429"),
                                on ->
                                        slack.faults()
                                                .slowChat(
                                                        on
                                                                ? Optional.of(CHAT_PAUSE)
                                                                : Optional.empty()))));
    }

    /// Before another cluster takes this one's place: it begins whole.
    void mendCluster() {
        slack.fault(NODE, false);
        slack.fault(EDIT, false);
    }

    private void slow(boolean on) {
        fast.run();
        fast = on ? cluster.faults().always(Where.anywhere(), new Fault.Delay(DELAY)) : () -> {};
    }

    /// Of the nodes the last.
    private void breakNode(boolean on) {
        ObjectNode tainted = cluster.objects("nodes").getLast().deepCopy();
        taint(tainted, on);
        cluster.apply(List.of(tainted));
        ObjectNode node = cluster.objects("nodes").getLast().deepCopy();
        node.withObject("/status")
                .withArray("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .map(ObjectNode.class::cast)
                .forEach(ready -> tell(ready, on));
        cluster.applyStatus(node);
    }

    private static void tell(ObjectNode ready, boolean silent) {
        ready.put("status", silent ? "Unknown" : "True")
                .put("reason", silent ? "NodeStatusUnknown" : "KubeletReady")
                .put(
                        "message",
                        silent
                                ? "Kubelet stopped posting node status."
                                : "kubelet is posting ready status");
    }

    private static void taint(ObjectNode node, boolean on) {
        ArrayNode taints = node.withObject("/spec").withArray("taints");
        List<JsonNode> kept =
                taints.valueStream()
                        .filter(taint -> !taint.path("key").asText().equals(UNREACHABLE))
                        .toList();
        taints.removeAll().addAll(kept);
        if (on) {
            taints.addObject().put("key", UNREACHABLE).put("effect", "NoSchedule");
        }
        if (taints.isEmpty()) {
            node.withObject("/spec").remove("taints");
        }
    }

    private void edit(boolean on) {
        UnaryOperator<String> edit = on ? Mishaps::edited : Mishaps::restored;
        for (ObjectNode map : cluster.objects("configmaps")) {
            ObjectNode copy = map.deepCopy();
            copy.path("data")
                    .properties()
                    .forEach(entry ->
                            copy.withObject("/data")
                                    .put(entry.getKey(), edit.apply(entry.getValue().asText())));
            if (map.has("data") && !copy.equals(map)) {
                cluster.apply(List.of(copy));
            }
        }
    }

    private static String edited(String text) {
        String result = text;
        for (Map.Entry<String, String> edit : EDITS.entrySet()) {
            result = result.replace(edit.getKey(), edit.getValue());
        }
        return result;
    }

    private static String restored(String text) {
        String result = text;
        for (Map.Entry<String, String> edit : EDITS.entrySet()) {
            result = result.replace(edit.getValue(), edit.getKey());
        }
        return result;
    }
}

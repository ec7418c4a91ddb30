package io.acknet.cluster;

import io.acknet.cluster.Read.Unreadable;
import io.acknet.cluster.Read.Why;
import io.acknet.lang.Text;

/// Says in one sentence why the API server did not give what was asked for.
final class Refusal {
    private final Permission asked;

    Refusal(Permission asked) {
        this.asked = asked;
    }

    <T> Unreadable<T> status(int status) {
        return switch (status) {
            case 401 ->
                    unreadable(
                            Why.UNAUTHENTICATED,
                            "API Server 不接受 acknet 的凭证（401），未能 " + action(),
                            "the API server does not accept acknet's credentials (401) to "
                                    + action());
            case 403 ->
                    unreadable(
                            Why.FORBIDDEN,
                            "没有权限：缺少对 " + object() + " 的 " + asked.verb() + " 权限（403）",
                            "forbidden: the verb "
                                    + asked.verb()
                                    + " on "
                                    + object()
                                    + " is not granted (403)");
            case 404 ->
                    unreadable(
                            Why.NOT_SERVED,
                            "API Server 不提供 " + asked.qualifiedResource() + "（404），未能 " + action(),
                            "the API server does not serve "
                                    + asked.qualifiedResource()
                                    + " (404), asked to "
                                    + action());
            case 410 ->
                    unreadable(
                            Why.EXPIRED,
                            object() + " 的列表（list）在分页读取中两次失效（410）",
                            "the list of "
                                    + object()
                                    + " expired twice while its pages were read (410)");
            case 429 ->
                    unreadable(
                            Why.OVERLOADED,
                            "API Server 限流（429），未能 " + action(),
                            "the API server is overloaded (429) and did not " + action());
            default ->
                    unreadable(
                            Why.SERVER_ERROR,
                            action() + " 时 API Server 返回 " + status,
                            "the API server answered " + status + " when asked to " + action());
        };
    }

    <T> Unreadable<T> unparsable() {
        return unreadable(
                Why.UNPARSABLE,
                "API Server 对 " + action() + " 的应答无法解析",
                "the API server's answer to " + action() + " cannot be parsed");
    }

    /// Names what was asked for, where the reason for the loss does not.
    <T> Unreadable<T> lost(Wire.Answer.Lost lost) {
        return unreadable(
                lost.why(),
                action() + " 失败：" + lost.reason().zh(),
                "could not " + action() + ": " + lost.reason().en());
    }

    Text absent() {
        return new Text(object() + " 不存在", object() + " does not exist");
    }

    private <T> Unreadable<T> unreadable(Why why, String zh, String en) {
        return new Unreadable<>(why, new Text(zh, en));
    }

    /// `list pods`, `get configmaps (kube-system/eni-config)`.
    private String action() {
        return asked.verb() + " " + object();
    }

    /// `configmaps (kube-system/kube-flannel-cfg)`, `daemonsets.apps (kube-system)`, `nodes`.
    private String object() {
        String resource = asked.qualifiedResource();
        String name =
                asked.name()
                        .map(n -> asked.namespace().map(ns -> ns + "/" + n).orElse(n))
                        .or(asked::namespace)
                        .orElse("");
        return name.isEmpty() ? resource : resource + " (" + name + ")";
    }
}

package io.acknet.change;

import io.acknet.lang.Text;

/// What the desk says of a change to somebody who wanted something else of it.
final class DeskWords {
    private DeskWords() {}

    static Text approvedAlready(int missing) {
        return new Text(
                "你已经批准过了，一个人只算一次；还差 " + missing + " 人。",
                "You have approved already, and one person counts once; it still takes "
                        + missing
                        + " more.");
    }

    static Text beingStarted() {
        return new Text("它正要开始执行。", "It is just about to start.");
    }

    static Text cannotUndo(Change change) {
        return change.request().undoOf().isPresent()
                ? new Text(
                        "这本身就是一次撤销；需要的话请重新提出原来的修复。",
                        "This is an undo itself; propose the fix again if it is wanted.")
                : new Text("它没有改动集群，没有可撤销的内容。", "It changed nothing, or still executes.");
    }

    /// Where a change stands, for somebody who wanted something else of it. Who brought it there stands
    /// in its state, and is shown by name where names are known.
    static Text stands(Change change) {
        return switch (change.state()) {
            case ChangeState.Pending _ -> new Text("它正在等待批准。", "It waits for approval.");
            case ChangeState.Approved _ ->
                    new Text("它已获批准，即将执行。", "It is approved and about to start.");
            case ChangeState.Executing _ ->
                    new Text(
                            "它正在执行；要停下请用 /acknet stop。",
                            "It executes; to halt it use /acknet stop.");
            case ChangeState.Halted _ ->
                    new Text("它停在半途，等人决定。", "It is halted until somebody decides.");
            case ChangeState.Denied(var _, var reason, var _) ->
                    new Text("它已被否决：" + reason, "It was denied: " + reason);
            case ChangeState.Expired _ -> new Text("它已过期。", "It has expired.");
            case ChangeState.Cancelled _ -> new Text("它已被取消。", "It was cancelled.");
            case ChangeState.Superseded _ ->
                    new Text("它已被更新的申请取代。", "A newer request has taken its place.");
            case ChangeState.Succeeded _ -> new Text("它已执行完成。", "It has been carried out.");
            case ChangeState.Failed _ -> new Text("它已经失败。", "It has failed.");
        };
    }
}

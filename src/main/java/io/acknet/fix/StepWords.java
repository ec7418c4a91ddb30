package io.acknet.fix;

import io.acknet.lang.Text;
import java.time.Duration;

/// A step in one sentence.
public final class StepWords {
    private StepWords() {}

    public static Text of(Step step) {
        return switch (step) {
            case Step.SetKey(var map, var key, var _, var _, var _) ->
                    new Text(
                            "修改 " + map.reference() + " 的键 " + key + "，其余不动。",
                            "Change the key "
                                    + key
                                    + " of "
                                    + map.reference()
                                    + " and nothing else.");
            case Step.Create(var object, var _) ->
                    new Text(
                            "新建 " + object.reference() + "。", "Create " + object.reference() + ".");
            case Step.Delete(var object) ->
                    new Text(
                            "删除 " + object.reference() + "。", "Delete " + object.reference() + ".");
            case Step.RestartPods restart -> restart(restart);
            case Step.RestartWorkload(var workload, var _, var within) ->
                    new Text(
                            "滚动重启 " + workload.reference() + "，最多等 " + span(within).zh() + "。",
                            "Restart "
                                    + workload.reference()
                                    + " as its update strategy says, within "
                                    + span(within).en()
                                    + ".");
        };
    }

    private static Text restart(Step.RestartPods restart) {
        long broken = restart.order().stream().filter(Step.PodRef::broken).count();
        long sound = restart.order().size() - broken;
        Step.Pacing pacing = restart.pacing();
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        zh.append("逐个驱逐并等待重建 ").append(restart.owner().reference());
        zh.append(" 的 ").append(restart.order().size()).append(" 个 Pod：");
        en.append("Replace Pods of ").append(restart.owner().reference());
        en.append(", ").append(restart.order().size()).append(" in all: ");
        if (broken > 0 && sound == 0) {
            zh.append("都已经异常");
            en.append("all of them broken already");
        } else if (broken > 0) {
            zh.append("先是已经异常的 ").append(broken).append(" 个");
            en.append("the broken ones first (").append(broken).append(")");
        }
        if (sound > 0) {
            zh.append(broken > 0 ? "，再" : "先").append("试一个并观察 ");
            zh.append(span(pacing.soak()).zh());
            en.append(broken > 0 ? ", then " : "").append("one to try, watched for ");
            en.append(span(pacing.soak()).en());
        }
        if (sound > 1) {
            zh.append("，然后是其余的，同时最多 ").append(pacing.atOnce()).append(" 个");
            en.append(", then the rest, at most ").append(pacing.atOnce()).append(" at a time");
        }
        zh.append("。每个最多等 ").append(span(pacing.ready()).zh()).append("。");
        en.append(". Each has ").append(span(pacing.ready()).en()).append(" to become Ready.");
        return new Text(zh.toString(), en.toString());
    }

    private static Text span(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds % 60 == 0
                ? new Text(seconds / 60 + " 分钟", seconds / 60 + " min")
                : new Text(seconds + " 秒", seconds + " s");
    }
}

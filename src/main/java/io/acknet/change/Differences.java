package io.acknet.change;

import io.acknet.fix.Plan;
import io.acknet.fix.Step;
import io.acknet.lang.Text;
import java.util.ArrayList;
import java.util.List;

/// What differs between the plan that was approved and the one that would be made now.
final class Differences {
    private Differences() {}

    static Text between(Plan approved, Plan now) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (!approved.cluster().uid().equals(now.cluster().uid())) {
            zh.add("集群不是同一个");
            en.add("it is another cluster");
        }
        int common = Math.min(approved.steps().size(), now.steps().size());
        for (int i = 0; i < common; i++) {
            if (!approved.steps().get(i).equals(now.steps().get(i))) {
                zh.add("第 " + (i + 1) + " 步（" + subject(now.steps().get(i)) + "）");
                en.add("step " + (i + 1) + " (" + subject(now.steps().get(i)) + ")");
            }
        }
        if (approved.steps().size() != now.steps().size()) {
            zh.add("步骤数 " + approved.steps().size() + " → " + now.steps().size());
            en.add("number of steps " + approved.steps().size() + " → " + now.steps().size());
        }
        if (zh.isEmpty()) {
            zh.add("提示、归属或规则");
            en.add("warnings, ownership or rules");
        }
        return new Text(
                "批准之后情况变了：" + String.join("，", zh) + "。什么也没有改；请重新提出并批准。",
                "Things have changed since the approval: "
                        + String.join(", ", en)
                        + ". Nothing was changed; propose it again and have it approved.");
    }

    private static String subject(Step step) {
        return switch (step) {
            case Step.SetKey set -> set.map().reference() + " " + set.key();
            case Step.Create create -> create.object().reference();
            case Step.Delete delete -> delete.object().reference();
            case Step.RestartPods restart -> restart.owner().reference();
            case Step.RestartWorkload restart -> restart.workload().reference();
        };
    }
}

package io.acknet.check;

import io.acknet.cluster.Read;
import io.acknet.cluster.Read.Why;
import io.acknet.lang.Text;

/// Findings that say what could not be looked at, and why.
public final class CannotTell {
    private CannotTell() {}

    /// The read of something that decides failed.
    public static Finding unreadable(String subject, Read.Unreadable<?> read) {
        Finding finding =
                Finding.of(
                        "unreadable",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：" + read.reason().zh() + "。",
                                "Cannot tell: " + read.reason().en() + "."));
        return read.why() == Why.FORBIDDEN ? finding.then(grant()) : finding;
    }

    /// Something that decides does not exist.
    public static Finding absent(String subject, Read.Absent<?> read) {
        return Finding.of(
                        "absent",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：" + read.what().zh() + "。",
                                "Cannot tell: " + read.what().en() + "."))
                .then(
                        new Text(
                                "先弄清它是本来就没有（有的旧集群如此），还是被删除或改名了；组件要用的，从备份恢复。",
                                "Find out whether it never existed, as in some old clusters, or was"
                                        + " deleted or renamed; restore from a backup what an add-on"
                                        + " needs."));
    }

    /// A key of a ConfigMap is missing, or what it holds is not understood.
    static Finding unparsable(String subject, String key) {
        return Finding.of(
                        "unparsable",
                        Verdict.UNKNOWN,
                        subject,
                        new Text(
                                "无法判断：键 " + key + " 缺失或读不懂。",
                                "Cannot tell: the key " + key + " is missing or not understood."))
                .then(mend());
    }

    /// What to do about a key that is not understood: whoever uses it reads it only when it starts.
    static Text mend() {
        return new Text(
                "修正这个键的内容，再检查一次；现在运行的组件不受影响，但下次重启时会读到它。",
                "Mend what this key holds and check again; the component still runs, but reads it when"
                        + " it next starts.");
    }

    private static Text grant() {
        return new Text(
                "把 deploy 目录里的 read-role.yaml（开源 Flannel 另加 read-role-upstream-flannel.yaml）应用到集群，补上只读权限。",
                "Apply deploy/base/read-role.yaml (for upstream Flannel"
                        + " read-role-upstream-flannel.yaml too) to grant acknet the right to read"
                        + " it.");
    }
}

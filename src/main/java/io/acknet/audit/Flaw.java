package io.acknet.audit;

import io.acknet.lang.Text;

/// What can be wrong with an entry of a chain.
public enum Flaw {
    CONTENTS("内容与哈希不符，该行被改动过", "its contents do not fit its hash: it was changed"),
    LINK("与前一行接不上", "it does not follow on the row before"),
    SIGNATURE(
            "签名与密钥不符：密钥不对，或有人在没有密钥的情况下重写了它",
            "it is not signed with this key: the key is another one, or somebody rewrote it without the key"),
    ORDER("序号重复或次序颠倒", "its number stands twice or out of order"),
    CHECKPOINT("检查点与链不符，或有检查点缺失", "a checkpoint does not fit the chain, or one is missing"),
    HEAD("链尾记录与链不符", "the head does not fit the chain"),
    LINE("这一行不是审计导出的格式", "the line is not one of an audit export");

    @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
    private final Text text;

    Flaw(String zh, String en) {
        text = new Text(zh, en);
    }

    public Text text() {
        return text;
    }
}

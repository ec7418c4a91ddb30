package io.acknet.conversation;

import io.acknet.lang.Lang;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is chosen for a channel in words: `language zh`, `回答 完整`, `digest on`. A keyword alone shows
/// what is chosen now.
final class ChannelWords {
    private static final Map<String, Optional<Lang>> LANGUAGES =
            Map.ofEntries(
                    Map.entry("zh", Optional.of(Lang.ZH)),
                    Map.entry("chinese", Optional.of(Lang.ZH)),
                    Map.entry("中文", Optional.of(Lang.ZH)),
                    Map.entry("en", Optional.of(Lang.EN)),
                    Map.entry("english", Optional.of(Lang.EN)),
                    Map.entry("英文", Optional.of(Lang.EN)),
                    Map.entry("英语", Optional.of(Lang.EN)),
                    Map.entry("auto", Optional.empty()),
                    Map.entry("自动", Optional.empty()),
                    Map.entry("不指定", Optional.empty()));
    private static final Map<String, Detail> DETAILS =
            Map.of(
                    "short", Detail.SHORT,
                    "简短", Detail.SHORT,
                    "full", Detail.FULL,
                    "完整", Detail.FULL);
    private static final Map<String, Boolean> SWITCH =
            Map.of(
                    "on", true, "开", true, "打开", true, "开启", true, "off", false, "关", false, "关闭",
                    false);

    private ChannelWords() {}

    static Optional<Command> language(List<String> arguments) {
        return one(arguments, LANGUAGES)
                .<Command>map(Command.ChooseLanguage::new)
                .or(() -> bare(arguments));
    }

    static Optional<Command> detail(List<String> arguments) {
        return one(arguments, DETAILS)
                .<Command>map(Command.ChooseDetail::new)
                .or(() -> bare(arguments));
    }

    static Optional<Command> digest(List<String> arguments) {
        return one(arguments, SWITCH)
                .<Command>map(Command.ChooseDigest::new)
                .or(() -> bare(arguments));
    }

    private static <T> Optional<T> one(List<String> arguments, Map<String, T> values) {
        return arguments.size() == 1
                ? Optional.ofNullable(values.get(arguments.getFirst()))
                : Optional.empty();
    }

    private static Optional<Command> bare(List<String> arguments) {
        return arguments.isEmpty() ? Optional.of(new Command.Status()) : Optional.empty();
    }
}

package io.acknet.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands about changes out of typed words: `fix`, `approve`, `stop` and their like.
///
/// These words are common ones, so each counts only with the argument that it takes, a change's handle
/// or a fix's id, or alone: "why 7K2MQ" is a command, "why can my Pod not …" is a question. So is "stop
/// Pods from …": a reason for the kill switch stands behind a colon, a dash or "because".
final class ChangeWords {
    private static final Map<String, Verb> VERBS =
            Map.ofEntries(
                    Map.entry("fix", Verb.FIX),
                    Map.entry("修复", Verb.FIX),
                    Map.entry("修復", Verb.FIX),
                    Map.entry("changes", Verb.CHANGES),
                    Map.entry("变更列表", Verb.CHANGES),
                    Map.entry("變更列表", Verb.CHANGES),
                    Map.entry("change", Verb.CHANGE),
                    Map.entry("变更", Verb.CHANGE),
                    Map.entry("變更", Verb.CHANGE),
                    Map.entry("approve", Verb.APPROVE),
                    Map.entry("批准", Verb.APPROVE),
                    Map.entry("同意", Verb.APPROVE),
                    Map.entry("deny", Verb.DENY),
                    Map.entry("否决", Verb.DENY),
                    Map.entry("否決", Verb.DENY),
                    Map.entry("拒绝", Verb.DENY),
                    Map.entry("拒絕", Verb.DENY),
                    Map.entry("cancel", Verb.CANCEL),
                    Map.entry("取消", Verb.CANCEL),
                    Map.entry("undo", Verb.UNDO),
                    Map.entry("撤销", Verb.UNDO),
                    Map.entry("撤銷", Verb.UNDO),
                    Map.entry("continue", Verb.CONTINUE),
                    Map.entry("继续", Verb.CONTINUE),
                    Map.entry("繼續", Verb.CONTINUE),
                    Map.entry("stop", Verb.STOP),
                    Map.entry("急停", Verb.STOP),
                    Map.entry("resume", Verb.RESUME),
                    Map.entry("恢复", Verb.RESUME),
                    Map.entry("恢復", Verb.RESUME),
                    Map.entry("恢复变更", Verb.RESUME),
                    Map.entry("恢復變更", Verb.RESUME),
                    Map.entry("解除急停", Verb.RESUME),
                    Map.entry("why", Verb.WHY),
                    Map.entry("为什么", Verb.WHY),
                    Map.entry("為什麼", Verb.WHY));

    /// Five characters as `change.Ids` draws them: at least one digit, at least one letter.
    private static final Pattern HANDLE =
            Pattern.compile("#?((?=.*[0-9])(?=.*[a-z])[0-9a-hjkmnp-tv-z]{5})");

    private static final Pattern STOP =
            Pattern.compile(
                    "(?:stop|急停)(?<all> ?(?:all|everything|全部|所有))?(?: ?(?:changes|now|变更|變更))?"
                            + "(?: ?(?:[:,]|--?|because|因为|因為) ?(?:because|因为|因為)? ?(?<why>.+))?",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> ALL = Set.of("all", "everything", "全部", "所有");
    private static final Set<String> CHANGE = Set.of("change", "变更", "變更");

    private final Set<String> fixes;

    /// @param fixes ids of the fixes that can be named
    ChangeWords(Set<String> fixes) {
        this.fixes = Set.copyOf(fixes);
    }

    /// For "did you mean".
    static Set<String> verbs() {
        return VERBS.keySet();
    }

    /// The fixes, behind a verb that takes the name of one; else none.
    Set<String> fixesNamedBehind(String verb) {
        Verb known = VERBS.get(lower(verb));
        return known == Verb.FIX || known == Verb.WHY ? fixes : Set.of();
    }

    /// @param half the text in half width and one line
    Optional<Command> read(String half) {
        Optional<Command> stop = stop(half);
        if (stop.isPresent()) {
            return stop;
        }
        List<String> words = PairWords.split(spaced(half));
        Verb verb = VERBS.get(lower(words.getFirst()));
        if (verb == null) {
            return fix(words);
        }
        List<String> rest = words.subList(1, words.size());
        return switch (verb) {
            case FIX -> fix(rest);
            case CHANGES -> alone(rest, new Command.ListChanges());
            case CHANGE -> rest.isEmpty() ? list() : one(rest).map(Command.ShowChange::new);
            case APPROVE -> rest.isEmpty() ? list() : approve(rest);
            case DENY -> rest.isEmpty() ? list() : deny(rest, half);
            case CANCEL -> rest.isEmpty() ? list() : one(rest).map(Command.CancelChange::new);
            case UNDO -> rest.isEmpty() ? list() : one(rest).map(Command.UndoChange::new);
            case CONTINUE -> rest.isEmpty() ? list() : one(rest).map(Command.ContinueChange::new);
            case STOP -> Optional.empty();
            case RESUME -> resume(rest);
            case WHY -> why(rest);
        };
    }

    /// "撤销变更 7K2MQ" as "撤销 7K2MQ".
    private static String spaced(String half) {
        return half.replaceFirst("^-+", "")
                .replaceFirst("^(\\p{IsHan}{2,})(?:变更|變更) ?(?=#?[0-9A-Za-z])", "$1 ");
    }

    private static Optional<Command> alone(List<String> rest, Command command) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    /// Which one? Those that there are stand in the list, each with its button.
    private static Optional<Command> list() {
        return Optional.of(new Command.ListChanges());
    }

    /// A fix by its exact id, with the parameters that follow.
    private Optional<Command> fix(List<String> words) {
        if (words.isEmpty() || !fixes.contains(lower(words.getFirst()))) {
            return Optional.empty();
        }
        String fix = lower(words.getFirst());
        List<String> rest = words.subList(1, words.size());
        return rest.isEmpty()
                ? Optional.of(new Command.ProposeFix(fix, Map.of()))
                : PairWords.read(rest, false).map(params -> new Command.ProposeFix(fix, params));
    }

    private static Optional<String> one(List<String> rest) {
        List<String> named = named(rest);
        return named.size() == 1 ? handle(named.getFirst()) : Optional.empty();
    }

    private static List<String> named(List<String> rest) {
        return !rest.isEmpty() && CHANGE.contains(lower(rest.getFirst()))
                ? rest.subList(1, rest.size())
                : rest;
    }

    private static Optional<String> handle(String word) {
        Matcher handle = HANDLE.matcher(lower(word));
        return handle.matches()
                ? Optional.of(handle.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private static Optional<Command> approve(List<String> rest) {
        List<String> named = named(rest);
        return named.isEmpty() || named.size() > 2
                ? Optional.empty()
                : handle(named.getFirst())
                        .map(id ->
                                new Command.ApproveChange(
                                        id,
                                        named.size() == 2 ? named.get(1) : "",
                                        Optional.empty()));
    }

    private static Optional<Command> deny(List<String> rest, String half) {
        List<String> named = named(rest);
        return named.isEmpty()
                ? Optional.empty()
                : handle(named.getFirst().replaceFirst("[:,].*$", ""))
                        .map(id -> new Command.DenyChange(id, behind(id, half)));
    }

    /// What stands behind the handle, as it was typed.
    private static String behind(String handle, String half) {
        int at = half.toUpperCase(Locale.ROOT).indexOf(handle);
        return half.substring(at + handle.length()).replaceFirst("^[\\s\":,，。-]+", "").strip();
    }

    private static Optional<Command> stop(String half) {
        Matcher stop = STOP.matcher(half.replaceFirst("^-+", ""));
        return stop.matches()
                ? Optional.of(
                        new Command.StopChanges(
                                stop.group("all") != null,
                                Optional.ofNullable(stop.group("why")).orElse("").strip()))
                : Optional.empty();
    }

    private static Optional<Command> resume(List<String> rest) {
        List<String> what = new ArrayList<>(rest.stream().map(ChangeWords::lower).toList());
        what.removeAll(Set.of("changes", "变更", "變更"));
        boolean all = what.removeIf(ALL::contains);
        return what.isEmpty() ? Optional.of(new Command.ResumeChanges(all)) : Optional.empty();
    }

    private Optional<Command> why(List<String> rest) {
        if (rest.size() == 1 && fixes.contains(lower(rest.getFirst()))) {
            return Optional.of(new Command.ExplainChange(lower(rest.getFirst())));
        }
        return one(rest).map(Command.ExplainChange::new);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private enum Verb {
        FIX,
        CHANGES,
        CHANGE,
        APPROVE,
        DENY,
        CANCEL,
        UNDO,
        CONTINUE,
        STOP,
        RESUME,
        WHY
    }
}

package io.acknet.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a command of any text. Pure and total: whatever a person types means something, and a text
/// that is no command is a question.
///
/// Keywords count only where they are the whole text, or its first word with the one argument that
/// they take: "help" is a command, "help, nodes are NotReady" is a question.
public final class CommandParser {
    private static final Map<String, Keyword> KEYWORDS =
            Map.ofEntries(
                    Map.entry("help", Keyword.HELP),
                    Map.entry("帮助", Keyword.HELP),
                    Map.entry("幫助", Keyword.HELP),
                    Map.entry("status", Keyword.STATUS),
                    Map.entry("状态", Keyword.STATUS),
                    Map.entry("狀態", Keyword.STATUS),
                    Map.entry("bind", Keyword.BIND),
                    Map.entry("绑定", Keyword.BIND),
                    Map.entry("綁定", Keyword.BIND),
                    Map.entry("绑定到", Keyword.BIND),
                    Map.entry("綁定到", Keyword.BIND),
                    Map.entry("unbind", Keyword.UNBIND),
                    Map.entry("解绑", Keyword.UNBIND),
                    Map.entry("解綁", Keyword.UNBIND),
                    Map.entry("check", Keyword.CHECK),
                    Map.entry("settings", Keyword.SETTINGS),
                    Map.entry("设置", Keyword.SETTINGS),
                    Map.entry("設定", Keyword.SETTINGS),
                    Map.entry("频道设置", Keyword.SETTINGS),
                    Map.entry("language", Keyword.LANGUAGE),
                    Map.entry("lang", Keyword.LANGUAGE),
                    Map.entry("语言", Keyword.LANGUAGE),
                    Map.entry("語言", Keyword.LANGUAGE),
                    Map.entry("detail", Keyword.DETAIL),
                    Map.entry("answers", Keyword.DETAIL),
                    Map.entry("回答", Keyword.DETAIL),
                    Map.entry("digest", Keyword.DIGEST),
                    Map.entry("摘要", Keyword.DIGEST),
                    Map.entry("每日摘要", Keyword.DIGEST),
                    Map.entry("gaps", Keyword.GAPS),
                    Map.entry("知识缺口", Keyword.GAPS),
                    Map.entry("drafts", Keyword.DRAFTS),
                    Map.entry("草稿", Keyword.DRAFTS),
                    Map.entry("doctor-network", Keyword.ALL),
                    Map.entry("doctor", Keyword.ALL),
                    Map.entry("网络体检", Keyword.ALL),
                    Map.entry("網路體檢", Keyword.ALL),
                    Map.entry("体检", Keyword.ALL),
                    Map.entry("检查全部", Keyword.ALL),
                    Map.entry("全面检查", Keyword.ALL),
                    Map.entry("检查", Keyword.CHECK),
                    Map.entry("檢查", Keyword.CHECK));

    private static final Set<String> ALL = Set.of("all", "全部", "所有");
    private static final Set<String> SLIPPED =
            Set.of("帮助", "状态", "绑定", "解绑", "检查", "批准", "否决", "撤销", "急停", "草稿");
    private static final int LONGEST_TOPIC = 4;

    private final Set<String> topics;
    private final ChangeWords changes;

    /// @param topics ids of the topics that can be named
    /// @param fixes ids of the fixes that can be named
    public CommandParser(Set<String> topics, Set<String> fixes) {
        this.topics = new TreeSet<>(topics);
        this.changes = new ChangeWords(fixes);
    }

    /// @param sent the text after `/acknet` or of a message, as Slack sends it
    public Command parse(String sent) {
        String plain = Utterance.plain(sent);
        String folded = unquoted(Utterance.folded(plain));
        if (folded.isEmpty()) {
            return new Command.Help();
        }
        return keyword(folded)
                .or(() -> topic(folded).map(Command.ShowTopic::new))
                .or(() -> narrowed(Utterance.halfWidth(plain)))
                .or(() -> changes.read(Utterance.halfWidth(plain)))
                .or(() -> misspelt(folded))
                .orElseGet(() -> new Command.Ask(plain));
    }

    private Optional<Command> keyword(String folded) {
        List<String> words = words(folded);
        Keyword keyword = KEYWORDS.get(words.getFirst());
        if (keyword == null) {
            return Optional.empty();
        }
        List<String> arguments = words.subList(1, words.size());
        return switch (keyword) {
            case HELP -> alone(arguments, new Command.Help());
            case STATUS -> alone(arguments, new Command.Status());
            case GAPS -> alone(arguments, new Command.ListGaps());
            case DRAFTS -> alone(arguments, new Command.ListDrafts());
            case ALL ->
                    alone(
                            arguments.equals(List.of("network")) ? List.of() : arguments,
                            new Command.OfferAll());
            case UNBIND -> alone(arguments, new Command.Unbind());
            case SETTINGS -> alone(arguments, new Command.Status());
            case LANGUAGE -> ChannelWords.language(arguments);
            case DETAIL -> ChannelWords.detail(arguments);
            case DIGEST -> ChannelWords.digest(arguments);
            case BIND -> bind(arguments);
            case CHECK -> check(arguments);
        };
    }

    private static Optional<Command> alone(List<String> arguments, Command command) {
        return arguments.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Optional<Command> bind(List<String> arguments) {
        List<String> names =
                arguments.stream().filter(word -> !Set.of("to", "到", "至").contains(word)).toList();
        return switch (names.size()) {
            case 0 -> Optional.of(new Command.Bind(""));
            case 1 -> Optional.of(new Command.Bind(names.getFirst()));
            default -> Optional.empty();
        };
    }

    private Optional<Command> check(List<String> arguments) {
        if (arguments.size() == 1 && ALL.contains(arguments.getFirst())) {
            return Optional.of(new Command.OfferAll());
        }
        return topic(String.join(" ", arguments))
                .map(topic -> new Command.OfferCheck(topic, Map.of()));
    }

    /// A topic and what its check is to look at in particular: `hairpin pod web/cart-0`, with or
    /// without a "check" before it.
    private Optional<Command> narrowed(String half) {
        List<String> words = PairWords.split(half);
        boolean check = KEYWORDS.get(words.getFirst().toLowerCase(Locale.ROOT)) == Keyword.CHECK;
        List<String> rest = check ? words.subList(1, words.size()) : words;
        for (int n = Math.min(LONGEST_TOPIC, rest.size() - 1); n > 0; n--) {
            Optional<String> topic = topic(folded(rest.subList(0, n)));
            if (topic.isPresent()) {
                return PairWords.read(rest.subList(n, rest.size()), check)
                        .map(params -> new Command.OfferCheck(topic.get(), params));
            }
        }
        return Optional.empty();
    }

    private static String folded(List<String> words) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    /// A topic's id, however its words are joined: `host-port`, `hostPort`, `host port`.
    private Optional<String> topic(String folded) {
        String joined = joined(folded);
        return topics.stream().filter(id -> joined(id).equals(joined)).findFirst();
    }

    private static String joined(String name) {
        return name.replaceAll("[-_ ]", "");
    }

    /// One word, or two, the first of which is nearly a keyword. A misspelt topic is left to the
    /// matcher, which tolerates more.
    private Optional<Command> misspelt(String folded) {
        List<String> words = words(folded);
        if (words.size() > 2) {
            return Optional.empty();
        }
        return misspeltName(folded, words).or(() -> misspeltKeyword(folded, words));
    }

    /// A check of a topic, or a fix, that is nearly one that there is.
    private Optional<Command> misspeltName(String folded, List<String> words) {
        if (words.size() != 2) {
            return Optional.empty();
        }
        Set<String> names =
                KEYWORDS.get(words.getFirst()) == Keyword.CHECK
                        ? topics
                        : changes.fixesNamedBehind(words.getFirst());
        String given = words.getLast();
        return names.stream()
                .filter(name -> distance(given, name) <= Math.max(1, name.length() / 4))
                .min(
                        Comparator.comparingInt((String name) -> distance(given, name))
                                .thenComparing(name -> name))
                .map(name -> new Command.Unknown(folded, words.getFirst() + " " + name));
    }

    private Optional<Command> misspeltKeyword(String folded, List<String> words) {
        return nearestKeyword(words.getFirst())
                .map(near ->
                        Stream.concat(Stream.of(near), words.stream().skip(1))
                                .collect(Collectors.joining(" ")))
                .filter(text -> keyword(text).or(() -> changes.read(text)).isPresent())
                .map(text -> new Command.Unknown(folded, text));
    }

    private static Optional<String> nearestKeyword(String word) {
        return Stream.concat(KEYWORDS.keySet().stream(), ChangeWords.verbs().stream())
                .filter(key -> !key.equals(word))
                .filter(key -> isLatin(key) == isLatin(word))
                .filter(key -> isLatin(key) || isLikelyFor(key, word))
                .filter(key -> distance(word, key) <= slips(key))
                .min(
                        Comparator.comparingInt((String key) -> distance(word, key))
                                .thenComparing(key -> key));
    }

    /// Two characters are often another word than a slip, so only a few are taken for one.
    private static boolean isLikelyFor(String key, String word) {
        return key.length() == word.length() && (key.length() > 2 || SLIPPED.contains(key));
    }

    private static boolean isLatin(String word) {
        return word.isEmpty() || word.charAt(0) < 128;
    }

    /// How many letters may be wrong. The words of changes are so common that others are near.
    private static int slips(String key) {
        return KEYWORDS.containsKey(key) && key.length() > 5 ? 2 : 1;
    }

    /// The words without quotes; a Chinese keyword may touch its argument, and dashes may lead it.
    private static List<String> words(String folded) {
        String spaced =
                folded.replaceFirst("^-+", "").replaceFirst("^(\\p{IsHan}+)(?=[\"a-z0-9])", "$1 ");
        return Stream.of(spaced.split(" ")).map(CommandParser::unquoted).toList();
    }

    private static String unquoted(String folded) {
        return folded.replaceAll("^\"+|\"+$", "").strip();
    }

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = cell(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cell(int[][] cost, String a, String b, int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
                Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private enum Keyword {
        HELP,
        SETTINGS,
        LANGUAGE,
        DETAIL,
        DIGEST,
        GAPS,
        DRAFTS,
        STATUS,
        BIND,
        UNBIND,
        CHECK,
        ALL
    }
}

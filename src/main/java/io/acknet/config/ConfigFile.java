package io.acknet.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/// Reads `acknet.yaml`, strictly: an unknown key, a key that stands twice, or a wrong type is one
/// error that names file, line and field. Paths are relative to the file.
public final class ConfigFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final ObjectMapper YAML = mapper();

    private ConfigFile() {}

    public static Config read(Path file) {
        return read(file, Map.of());
    }

    /// What the environment says counts before what the file says, so that a deployment can decide where
    /// things lie and leave the file to people.
    ///
    /// @param environment see [Overrides]
    public static Config read(Path file, Map<String, String> environment) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(file + ": larger than 1 MiB; this is no acknet.yaml");
            }
            String text = Files.readString(file);
            Document document = YAML.readValue(text.isBlank() ? "{}" : text, Document.class);
            return document.under(new Overrides(environment)).toConfig(base(file));
        } catch (JacksonException e) {
            throw new ConfigException(explain(file, e));
        } catch (IOException e) {
            throw new ConfigException(
                    file + ": cannot be read (" + e + "); name another with --config");
        } catch (ConfigException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /// Where there is no file: the defaults, relative to the working directory.
    public static Config none(Map<String, String> environment) {
        return Document.NOTHING.under(new Overrides(environment)).toConfig(Path.of(""));
    }

    private static Path base(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static String explain(Path file, JacksonException e) {
        JsonLocation at = e.getLocation();
        String line = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr();
        return file + line + ": " + field(e) + problem(e);
    }

    private static String field(JacksonException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : step.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                + ": ";
    }

    private static String problem(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key; allowed here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        return e.getOriginalMessage().lines().findFirst().orElse("cannot be understood");
    }

    private static ObjectMapper mapper() {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(20);
        limits.setAllowDuplicateKeys(false);
        return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(limits).build())
                .addModule(new Jdk8Module())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /// The file's shape: everything may be left out.
    private record Document(
            @Nullable SlackPart slack,
            @Nullable List<ClusterPart> clusters,
            @Nullable RolesPart roles,
            @Nullable String database,
            @Nullable String databasePasswordFile,
            @Nullable AuditPart audit,
            @Nullable String knowledge,
            @Nullable String learned,
            @Nullable String contact,
            @Nullable ChangesPart changes,
            @Nullable OpsPart ops,
            OpsPart.@Nullable LimitsPart limits,
            OpsPart.@Nullable RetentionPart retention) {

        static final Document NOTHING =
                new Document(
                        null, null, null, null, null, null, null, null, null, null, null, null,
                        null);

        Document under(Overrides over) {
            return new Document(
                    (slack == null ? SlackPart.NOTHING : slack).under(over),
                    clusters,
                    roles,
                    over.or("ACKNET_DATABASE", database),
                    over.or("ACKNET_DATABASE_PASSWORD_FILE", databasePasswordFile),
                    new AuditPart(
                            over.or("ACKNET_AUDIT_KEY_FILE", audit == null ? null : audit.keyFile)),
                    knowledge,
                    over.or("ACKNET_LEARNED", learned),
                    contact,
                    changes,
                    (ops == null ? OpsPart.NOTHING : ops).under(over),
                    limits,
                    retention);
        }

        Config toConfig(Path base) {
            Config none = Config.empty();
            List<Config.Cluster> named =
                    orEmpty(clusters).stream().map(part -> part.toCluster(base)).toList();
            return new Config(
                    slack == null ? none.slack() : slack.toSlack(base),
                    named,
                    roles == null ? none.roles() : roles.toRoles(),
                    storage(base),
                    path(base, knowledge),
                    path(base, learned).orElseGet(() -> beside(base)),
                    Optional.ofNullable(contact),
                    changes == null ? none.changes() : changes(changes, named),
                    OpsPart.toOps(ops, limits, retention));
        }

        private static Changes changes(ChangesPart part, List<Config.Cluster> clusters) {
            return part.toChanges(
                    sorted(clusters, Config.Cluster::name),
                    sorted(clusters, Config.Cluster::environment));
        }

        private static Set<String> sorted(
                List<Config.Cluster> clusters, Function<Config.Cluster, String> by) {
            return clusters.stream().map(by).collect(Collectors.toCollection(TreeSet::new));
        }

        /// Beside the database, and where that is on a server, beside this file.
        private Path beside(Path base) {
            String where = storage(base).database();
            boolean file = !where.startsWith("jdbc:") && !where.contains("://");
            return (file ? base.resolve(where).resolveSibling("") : base).resolve(Config.LEARNED);
        }

        private Storage storage(Path base) {
            return new Storage(
                    Storage.at(base, database == null ? Storage.DEFAULT_FILE : database),
                    path(base, databasePasswordFile),
                    audit == null ? Optional.empty() : path(base, audit.keyFile()));
        }
    }

    private record AuditPart(@Nullable String keyFile) {}

    private record SlackPart(
            @Nullable String mode,
            @Nullable Integer port,
            @Nullable String botTokenFile,
            @Nullable String appTokenFile,
            @Nullable String signingSecretFile) {

        static final SlackPart NOTHING = new SlackPart(null, null, null, null, null);

        SlackPart under(Overrides over) {
            return new SlackPart(
                    over.or("ACKNET_SLACK_MODE", mode),
                    port,
                    over.or("SLACK_BOT_TOKEN_FILE", botTokenFile),
                    over.or("SLACK_APP_TOKEN_FILE", appTokenFile),
                    over.or("SLACK_SIGNING_SECRET_FILE", signingSecretFile));
        }

        Config.Slack toSlack(Path base) {
            return new Config.Slack(
                    parseMode(mode),
                    port == null ? Config.Slack.DEFAULT_PORT : port,
                    path(base, botTokenFile),
                    path(base, appTokenFile),
                    path(base, signingSecretFile));
        }

        private static Config.Mode parseMode(@Nullable String mode) {
            return switch (mode == null ? "socket" : mode.toLowerCase(Locale.ROOT)) {
                case "socket" -> Config.Mode.SOCKET;
                case "http" -> Config.Mode.HTTP;
                default ->
                        throw new ConfigException(
                                "slack.mode: \"" + mode + "\" is neither socket nor http");
            };
        }
    }

    private record ClusterPart(
            @Nullable String name,
            @Nullable String environment,
            @Nullable String kubeconfig,
            @Nullable String context,
            @Nullable Boolean inCluster,
            @Nullable Boolean insecureTlsForLab,
            @Nullable List<ExecPart> execAllowed,
            @Nullable WritePart write) {

        Config.Cluster toCluster(Path base) {
            return new Config.Cluster(
                    required(name, "clusters[].name"),
                    required(environment, "clusters[].environment (such as production)"),
                    path(base, kubeconfig),
                    Optional.ofNullable(context),
                    Boolean.TRUE.equals(inCluster),
                    Boolean.TRUE.equals(insecureTlsForLab),
                    orEmpty(execAllowed).stream().map(ExecPart::toAllowed).toList(),
                    Optional.ofNullable(write).map(part -> part.toWrite(base)));
        }
    }

    private record WritePart(
            @Nullable String kubeconfig, @Nullable String context, @Nullable Boolean impersonate) {

        Config.Write toWrite(Path base) {
            return new Config.Write(
                    path(base, kubeconfig),
                    Optional.ofNullable(context),
                    Boolean.TRUE.equals(impersonate));
        }
    }

    private record ExecPart(@Nullable String path, @Nullable String sha256) {
        Config.ExecAllowed toAllowed() {
            return new Config.ExecAllowed(
                    required(path, "execAllowed[].path"), required(sha256, "execAllowed[].sha256"));
        }
    }

    private record RolesPart(@Nullable List<String> bind, @Nullable List<String> review) {
        Config.Roles toRoles() {
            return new Config.Roles(orEmpty(bind), orEmpty(review));
        }
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new ConfigException(field + " is missing");
        }
        return value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Optional<Path> path(Path base, @Nullable String path) {
        return Optional.ofNullable(path).map(base::resolve);
    }
}

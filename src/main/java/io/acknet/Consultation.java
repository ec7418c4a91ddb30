package io.acknet;

import io.acknet.change.Policy;
import io.acknet.change.Rules;
import io.acknet.check.Check;
import io.acknet.check.Checks;
import io.acknet.config.Config;
import io.acknet.config.ConfigException;
import io.acknet.config.Secret;
import io.acknet.config.SlackAccess;
import io.acknet.fix.Fix;
import io.acknet.fix.Fixes;
import io.acknet.knowledge.Learned;
import io.acknet.knowledge.Lint;
import io.acknet.learn.StoredShelf;
import io.acknet.ops.doctor.ClusterQuestions;
import io.acknet.ops.doctor.Doctor;
import io.acknet.ops.doctor.KnowledgeQuestions;
import io.acknet.ops.doctor.Line;
import io.acknet.ops.doctor.Outcome;
import io.acknet.ops.doctor.PeopleQuestions;
import io.acknet.ops.doctor.Question;
import io.acknet.ops.doctor.RunningQuestions;
import io.acknet.ops.doctor.SlackQuestions;
import io.acknet.ops.doctor.StoreQuestions;
import io.acknet.redact.Redactor;
import io.acknet.slack.Checkup;
import io.acknet.store.LearnedFiles;
import io.acknet.store.Location;
import io.acknet.store.StoreCheckup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The doctor's visit to one configuration: what is asked, and of whom.
public final class Consultation implements AutoCloseable {
    private final Config config;
    private final Map<String, String> environment;
    private final Set<String> scopes;
    private final InstantSource clock = InstantSource.system();
    private final List<Runnable> closing = new ArrayList<>();

    /// @param environment may hold what proves who we are
    /// @param scopes of the Slack app's manifest
    public Consultation(Config config, Map<String, String> environment, Set<String> scopes) {
        this.config = config;
        this.environment = Map.copyOf(environment);
        this.scopes = Set.copyOf(scopes);
    }

    /// @param progress hears what is waited for
    public List<Line> examine(Consumer<String> progress) {
        List<Question> questions = new ArrayList<>();
        questions.addAll(slack());
        questions.addAll(store());
        questions.addAll(new KnowledgeQuestions(config.knowledge(), this::learned, lint()).all());
        config.clusters().forEach(cluster -> questions.addAll(cluster(cluster)));
        if (config.ops().port() != 0) {
            questions.addAll(
                    new RunningQuestions(config.ops().address(), config.ops().port()).all());
        }
        return new Doctor(Redactor.standard()).examine(questions, progress);
    }

    private List<Question> slack() {
        Optional<SlackAccess> access;
        try {
            access = SlackAccess.find(config.slack(), environment);
        } catch (ConfigException e) {
            return List.of(missing(String.valueOf(e.getMessage())));
        }
        return access.map(this::slack)
                .orElseGet(() ->
                        List.of(
                                missing(
                                        "there is no bot token; set SLACK_BOT_TOKEN or slack.botTokenFile")));
    }

    /// The message of a configuration that cannot be used names the cure.
    private static Question missing(String message) {
        return new Question(
                "slack",
                "tokens",
                () ->
                        new Outcome.Problem(
                                message, "see \"Connect a real workspace\" in the README"));
    }

    private List<Question> slack(SlackAccess access) {
        Checkup checkup = new Checkup(access.apiUrl(), access.botToken().reveal(), clock);
        closing.add(checkup::close);
        boolean sockets = config.slack().mode() == Config.Mode.SOCKET;
        SlackQuestions questions =
                new SlackQuestions(
                        checkup,
                        new SlackQuestions.Wanted(
                                scopes,
                                access.appToken().map(Secret::reveal).filter(_ -> sockets),
                                this::running));
        List<Question> all = new ArrayList<>(questions.all());
        all.addAll(new PeopleQuestions(checkup, questions, roles()).all());
        return all;
    }

    private boolean running() {
        return new StoreCheckup(location()).inUse();
    }

    private Location location() {
        return new OpenStore(config.storage(), environment).location();
    }

    private List<Question> store() {
        return new StoreQuestions(location()).all();
    }

    /// Of a database that the next start makes, or brings up to date, there is what lies in files.
    private Learned learned() {
        StoreCheckup checkup = new StoreCheckup(location());
        return checkup.there() && checkup.schema().pending() == 0
                ? StoredShelf.learned(LearnedFiles.read(location()))
                : Learned.load(config.learned());
    }

    private List<PeopleQuestions.Role> roles() {
        List<PeopleQuestions.Role> roles = new ArrayList<>();
        add(roles, "roles.bind", Set.copyOf(config.roles().bind()), 1);
        add(roles, "roles.review", Set.copyOf(config.roles().review()), 1);
        Policy policy = Policies.of(config);
        policy.clusters()
                .forEach((cluster, rules) -> {
                    String place = "changes, " + cluster + ": ";
                    add(roles, place + "request", rules.request().value(), 1);
                    add(roles, place + "approve", rules.approve().value(), approvers(rules));
                    add(roles, place + "breakGlass", rules.breakGlass().value(), 1);
                    add(roles, place + "stop", rules.stop().value(), 1);
                });
        return roles;
    }

    /// The requester does not approve, and may be among them.
    private static int approvers(Rules rules) {
        boolean own = rules.request().value().equals(rules.approve().value());
        return rules.approvals().value() + (own ? 1 : 0);
    }

    private static void add(
            List<PeopleQuestions.Role> roles, String place, Set<String> ids, int needed) {
        if (!ids.isEmpty()) {
            roles.add(new PeopleQuestions.Role(place, ids, needed));
        }
    }

    private List<Question> cluster(Config.Cluster cluster) {
        Optional<Rules> rules =
                Optional.ofNullable(Policies.of(config).clusters().get(cluster.name()));
        Set<String> enabled = rules.map(it -> it.fixes().value()).orElse(Set.of());
        List<Fix> fixes =
                Fixes.standard().all().stream().filter(fix -> enabled.contains(fix.id())).toList();
        ClusterQuestions questions =
                new ClusterQuestions(
                        new ClusterQuestions.Patient(
                                Targets.reading(cluster),
                                Targets.writing(cluster),
                                Checks.standard().all(),
                                fixes,
                                rules.map(it -> it.namespaces().value()).orElse(Set.of())),
                        clock);
        closing.add(questions::close);
        return questions.all();
    }

    private static Lint lint() {
        return new Lint(
                Checks.standard().all().stream().map(Check::id).collect(Collectors.toSet()),
                Fixes.standard().all().stream().map(Fix::id).collect(Collectors.toSet()));
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}

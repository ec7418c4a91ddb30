package io.acknet.rehearsal.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// The switch for faults: rules that hit requests, the first that fits counts.
public final class Faults {

    /// Which requests a rule hits.
    ///
    /// @param method `GET`, `PATCH` …; empty for all
    /// @param path a pattern that must be found in the path with its query
    public record Where(String method, Pattern path) {

        public static Where of(String method, String path) {
            return new Where(method, Pattern.compile(path));
        }

        public static Where anywhere() {
            return of("", "");
        }

        private boolean fits(Call call) {
            String query = call.rawQuery().isEmpty() ? "" : "?" + call.rawQuery();
            return (method.isEmpty() || method.equals(call.method()))
                    && path.matcher(call.path() + query).find();
        }
    }

    private interface Rule {
        Optional<Fault> on(Call call);
    }

    private final List<Rule> rules = new ArrayList<>();

    /// Hits every such request until `clear`. What is returned ends this one only.
    public synchronized Runnable always(Where where, Fault fault) {
        Rule rule = call -> where.fits(call) ? Optional.of(fault) : Optional.empty();
        rules.add(rule);
        return () -> end(rule);
    }

    /// Hits the next so many such requests.
    public synchronized void times(int times, Where where, Fault fault) {
        int[] left = {times};
        rules.add(call -> {
            if (left[0] == 0 || !where.fits(call)) {
                return Optional.empty();
            }
            left[0]--;
            return Optional.of(fault);
        });
    }

    /// Hits such requests with one of the faults, at a chance that a seed decides.
    ///
    /// @param chance from 0 to 1
    public synchronized void random(long seed, double chance, Where where, List<Fault> choice) {
        Random random = new Random(seed);
        rules.add(call ->
                where.fits(call) && random.nextDouble() < chance
                        ? Optional.of(choice.get(random.nextInt(choice.size())))
                        : Optional.empty());
    }

    private synchronized void end(Rule rule) {
        rules.remove(rule);
    }

    public synchronized void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> on(Call call) {
        for (Rule rule : rules) {
            Optional<Fault> fault = rule.on(call);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /// The failure that a status stands for, as if the server had met it.
    static Failure failure(int status) {
        return switch (status) {
            case 403 -> Failure.plain(403, "Forbidden", "forbidden: a fault was switched on");
            case 404 -> Failure.noResource();
            case 409 ->
                    Failure.plain(
                            409,
                            "Conflict",
                            "Operation cannot be fulfilled: the object has been modified; please"
                                    + " apply your changes to the latest version and try again");
            case 410 -> Failure.expired("The resourceVersion for the provided list is too old.");
            case 429 ->
                    Failure.tooManyRequests(
                            "the server has received too many requests and has asked us to try"
                                    + " again later",
                            1,
                            List.of());
            case 503 ->
                    Failure.plain(
                            503,
                            "ServiceUnavailable",
                            "the server is currently unable to handle the request");
            case 504 ->
                    Failure.plain(
                            504,
                            "Timeout",
                            "Timeout: request did not complete within the allotted timeout");
            default -> Failure.internal("a fault was switched on");
        };
    }
}

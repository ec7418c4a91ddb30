package io.acknet.match.bench;

import io.acknet.match.BackDoor;
import io.acknet.match.Labelled;
import io.acknet.match.Outcome;
import io.acknet.match.bench.Engine.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// Limits between the three bands, fitted in the same way for every engine.
///
/// 1. `possible` is the one that makes F1 of NONE greatest on the questions to fit on.
/// 2. `confident` and `margin` are those that answer most questions rightly and directly, with no
///    more wrong direct answers than allowed.
///
/// @param confident the least score that answers directly
/// @param margin by how much the best must then lead the second
/// @param possible the least score that is worth a suggestion
record Bands(double confident, double margin, double possible) {
    /// Half a percent of all questions: the goal that acknet itself is held to.
    private static final double WRONG_ALLOWED = 0.005;

    private static final int STEPS = 40;

    /// @param found the topics for a question, the best first
    record Answered(Labelled question, List<Found> found) {
        static Answered by(Engine engine, Labelled question) {
            return new Answered(question, engine.ranked(question.text()));
        }

        double best() {
            return found.isEmpty() ? 0 : found.getFirst().score();
        }

        double lead() {
            return found.size() < 2 ? best() : best() - found.get(1).score();
        }
    }

    static Bands fit(List<Answered> answers) {
        double[] scores = steps(answers.stream().mapToDouble(Answered::best));
        double[] leads = steps(answers.stream().mapToDouble(Answered::lead));
        double possible =
                DoubleStream.of(scores)
                        .boxed()
                        .max(Comparator.comparingDouble(limit -> noneF1(answers, limit)))
                        .orElse(0.0);
        List<Bands> allowed = new ArrayList<>();
        for (double confident : scores) {
            for (double margin : leads) {
                Bands bands = new Bands(Math.max(confident, possible), margin, possible);
                if (bands.wrong(answers) <= WRONG_ALLOWED * answers.size()) {
                    allowed.add(bands);
                }
            }
        }
        return allowed.stream()
                .max(Comparator.comparingLong(bands -> bands.right(answers)))
                .orElse(new Bands(Double.POSITIVE_INFINITY, 0, possible));
    }

    Outcome outcome(Answered answer) {
        return new Outcome(
                answer.question(),
                band(answer),
                answer.best(),
                answer.lead(),
                answer.found().stream().map(Found::topic).toList());
    }

    private String band(Answered answer) {
        if (answer.found().isEmpty() || answer.best() < possible) {
            return "none";
        }
        return answer.best() >= confident && answer.lead() >= margin ? "confident" : "ambiguous";
    }

    private static double noneF1(List<Answered> answers, double possible) {
        Bands bands = new Bands(Double.POSITIVE_INFINITY, 0, possible);
        return BackDoor.evaluation(answers.stream().map(bands::outcome).toList())
                .overall()
                .noneF1();
    }

    private long wrong(List<Answered> answers) {
        return direct(answers) - right(answers);
    }

    private long direct(List<Answered> answers) {
        return answers.stream().filter(answer -> band(answer).equals("confident")).count();
    }

    private long right(List<Answered> answers) {
        return answers.stream()
                .filter(answer -> band(answer).equals("confident"))
                .filter(answer ->
                        answer.found().getFirst().topic().equals(answer.question().label()))
                .count();
    }

    /// Quantiles: a limit between two of them would change nothing or little.
    private static double[] steps(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        double[] steps = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            steps[i] = sorted[(int) ((long) i * (sorted.length - 1) / STEPS)];
        }
        return steps;
    }
}

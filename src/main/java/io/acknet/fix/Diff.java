package io.acknet.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.acknet.redact.Redactor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The unified diff of one object, as people read it.
///
/// 1. Of metadata only what somebody wrote is shown; status and bookkeeping are left out.
/// 2. A value of `data`, or of an annotation, that does not change is shown as its hash.
/// 3. Secrets are masked on both sides before the lines are compared.
public final class Diff {
    /// As `diff -u` does.
    private static final int CONTEXT = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redactor redactor;

    public Diff(Redactor redactor) {
        this.redactor = redactor;
    }

    /// @param name such as `kube-system/configmaps/kube-flannel-cfg`
    /// @param before the object in JSON; empty where it is yet to be created
    /// @param after the object in JSON, as it would be stored; empty where it is deleted
    /// @return lines that end with a line feed each; empty when nothing differs
    /// @throws IllegalArgumentException when either is not JSON; the message quotes nothing
    public String of(String name, Optional<String> before, Optional<String> after) {
        JsonNode left = parsed(before);
        JsonNode right = parsed(after);
        List<String> from = lines(left, right);
        List<String> to = lines(right, left);
        if (from.equals(to)) {
            return left.equals(right) ? "" : hidden(name);
        }
        return UnifiedDiffUtils.generateUnifiedDiff(
                        before.isEmpty() ? "/dev/null" : name,
                        after.isEmpty() ? "/dev/null" : name,
                        from,
                        DiffUtils.diff(from, to),
                        CONTEXT)
                .stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private List<String> lines(JsonNode shown, JsonNode other) {
        return shown.isMissingNode()
                ? List.of()
                : redactor.redact(String.join("\n", new ObjectLines(shown, other).lines()))
                        .lines()
                        .toList();
    }

    private static String hidden(String name) {
        return "--- "
                + name
                + "\n+++ "
                + name
                + "\n# differs only in what is masked or left out here\n";
    }

    private static JsonNode parsed(Optional<String> json) {
        if (json.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return ObjectLines.written(JSON.readTree(json.get()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an object to compare is not JSON");
        }
    }
}

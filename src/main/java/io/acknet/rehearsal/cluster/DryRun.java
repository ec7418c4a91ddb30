package io.acknet.rehearsal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// `dryRun=All`: everything is done but storing.
final class DryRun {

    private DryRun() {}

    static boolean asked(Call call) {
        return asked(call.parameter("dryRun"));
    }

    /// In the options that a body carries.
    static boolean asked(JsonNode options) {
        List<String> values = Tree.texts(options, "dryRun");
        return !values.isEmpty() && asked(values.getFirst());
    }

    private static boolean asked(String value) {
        if (!value.isEmpty() && !value.equals("All")) {
            throw Failure.plain(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: dryRun: Unsupported value: \""
                            + value
                            + "\": supported values: \"All\"");
        }
        return value.equals("All");
    }
}

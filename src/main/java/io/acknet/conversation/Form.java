package io.acknet.conversation;

import io.acknet.lang.Lang;
import io.acknet.lang.Text;
import java.util.List;
import java.util.Map;

/// What a button asks before it becomes a command.
///
/// @param heading what it is about
/// @param submit the label of the button that sends it
public record Form(
        Lang lang, Text title, Text heading, Text intro, List<Field> fields, Text submit) {
    public Form {
        fields = List.copyOf(fields);
    }

    /// @param id also the key of its value and of what is wrong with it
    /// @param example shown while nothing is filled in; empty for none
    /// @param now what is filled in already; empty for nothing
    /// @param options of a choice; empty for all else
    public record Field(
            String id,
            Text label,
            Text hint,
            String example,
            String now,
            Size size,
            List<Option> options) {
        public Field {
            options = List.copyOf(options);
        }

        public Field(String id, Text label, Text hint, String example, String now, Size size) {
            this(id, label, hint, example, now, size, List.of());
        }
    }

    /// One of the values of a choice.
    public record Option(String value, Text label) {}

    /// What goes into a field.
    public enum Size {
        OPTIONAL_LINE,
        LINE,
        PARAGRAPH,
        /// Several lines, kept as they are written.
        TEXT,
        OPTIONAL_TEXT,
        /// One of the field's options.
        CHOICE
    }

    /// What came of a form.
    public sealed interface Filled {
        record Ready(Command command) implements Filled {}

        /// @param objections by the id of the field
        record Wrong(Map<String, Text> objections) implements Filled {
            public Wrong {
                objections = Map.copyOf(objections);
            }
        }
    }
}

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
    public record Field(String id, Text label, Text hint, String example, String now, Size size) {}

    /// What goes into a field.
    public enum Size {
        OPTIONAL_LINE,
        LINE,
        PARAGRAPH
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

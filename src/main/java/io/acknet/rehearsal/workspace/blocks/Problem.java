package io.acknet.rehearsal.workspace.blocks;

/// Why Slack refuses.
///
/// @param pointer a JSON pointer to what is wrong, as `/blocks/0/text/text`
/// @param message in Slack's own manner: `must be less than 3001 characters`
public record Problem(String pointer, String message) {

    /// As it stands in Slack's answer.
    @Override
    public String toString() {
        return message + " [json-pointer:" + pointer + "]";
    }
}

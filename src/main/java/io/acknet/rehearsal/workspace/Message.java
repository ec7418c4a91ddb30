package io.acknet.rehearsal.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message as it stands in a channel now.
///
/// @param threadTs the root's timestamp, for a reply
/// @param ephemeralFor the only person who sees it
/// @param reactions the people by emoji name
public record Message(
        String channel,
        String ts,
        Optional<String> threadTs,
        String user,
        boolean bot,
        String text,
        ArrayNode blocks,
        boolean edited,
        Optional<String> ephemeralFor,
        Map<String, List<String>> reactions) {

    public boolean ephemeral() {
        return ephemeralFor.isPresent();
    }

    public boolean visibleTo(String personId) {
        return ephemeralFor.isEmpty() || ephemeralFor.get().equals(personId);
    }

    Message withContent(Content content, boolean markEdited) {
        return new Message(
                channel,
                ts,
                threadTs,
                user,
                bot,
                content.text(),
                content.blocks(),
                edited || markEdited,
                ephemeralFor,
                reactions);
    }

    Message withReaction(String name, String userId) {
        Map<String, List<String>> more = new LinkedHashMap<>(reactions);
        List<String> users = new ArrayList<>(more.getOrDefault(name, List.of()));
        users.add(userId);
        more.put(name, List.copyOf(users));
        return new Message(
                channel, ts, threadTs, user, bot, text, blocks, edited, ephemeralFor, more);
    }

    /// What a message says.
    record Content(String text, ArrayNode blocks) {}

    /// Where a message goes and who may see it.
    record Address(String channel, Optional<String> threadTs, Optional<String> ephemeralFor) {
        static Address in(String channel) {
            return new Address(channel, Optional.empty(), Optional.empty());
        }

        Address onlyFor(String personId) {
            return new Address(channel, threadTs, Optional.of(personId));
        }

        Address inThread(Optional<String> root) {
            return new Address(channel, root, ephemeralFor);
        }
    }
}

package io.acknet.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;

/// A message as it is sent.
///
/// @param text what notifications and screen readers say; mrkdwn, escaped
/// @param blocks Block Kit
record Message(String text, ArrayNode blocks) {}

/// Slack: dispatch, listeners, views and the gateway.
@NullMarked
package io.acknet.slack;

import org.jspecify.annotations.NullMarked;

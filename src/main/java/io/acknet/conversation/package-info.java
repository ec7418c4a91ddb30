/// What the bot does when it is spoken to, without Slack: a command comes in, a reply goes out.
@NullMarked
package io.acknet.conversation;

import org.jspecify.annotations.NullMarked;

/// A stand-in for Slack on this machine: a workspace with people and channels, the Web API, Socket
/// Mode, the signed Events API, and the door through which a web page plays the people. It enforces
/// what Slack enforces, for it is the test bench of the bot too.
@NullMarked
package io.acknet.rehearsal.workspace;

import org.jspecify.annotations.NullMarked;

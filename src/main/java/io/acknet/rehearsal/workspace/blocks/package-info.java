/// What Slack accepts as blocks: its limits and its shapes, as one pure function.
@NullMarked
package io.acknet.rehearsal.workspace.blocks;

import org.jspecify.annotations.NullMarked;

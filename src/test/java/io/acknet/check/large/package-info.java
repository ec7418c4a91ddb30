/// All checks on a cluster as large as they come: how long, how much memory. Run by hand; see the
/// README.
@NullMarked
package io.acknet.check.large;

import org.jspecify.annotations.NullMarked;

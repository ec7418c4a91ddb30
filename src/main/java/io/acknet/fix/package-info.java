/// Fixes: each looks at a cluster and produces a plan, or says why there is none. Nothing here writes.
@NullMarked
package io.acknet.fix;

import org.jspecify.annotations.NullMarked;

/// Read-only checks, their findings and verdicts.
@NullMarked
package io.acknet.check;

import org.jspecify.annotations.NullMarked;

/// Text in, safe text out.
@NullMarked
package io.acknet.redact;

import org.jspecify.annotations.NullMarked;

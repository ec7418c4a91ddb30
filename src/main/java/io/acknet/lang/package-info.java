/// The two languages that the product speaks, and texts that exist in both.
@NullMarked
package io.acknet.lang;

import org.jspecify.annotations.NullMarked;

/// What every room may use: the two languages that the product speaks, texts that exist in both, and the
/// hash of a text.
@NullMarked
package io.acknet.lang;

import org.jspecify.annotations.NullMarked;

/// Topics of the FAQ: what they say, how people ask for them, and how they are loaded.
@NullMarked
package io.acknet.knowledge;

import org.jspecify.annotations.NullMarked;

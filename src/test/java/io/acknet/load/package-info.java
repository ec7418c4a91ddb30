/// The bot as its own process under load, beside a bare echo bot. Run by hand; see the README.
@NullMarked
package io.acknet.load;

import org.jspecify.annotations.NullMarked;

/// The bot: `Acknet` reads the command line and builds every object by hand.
@NullMarked
package io.acknet;

import org.jspecify.annotations.NullMarked;

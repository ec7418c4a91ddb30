/// Follows a knowledge directory: what changes there is tested before anybody is answered from it.
@NullMarked
package io.acknet.match.reload;

import org.jspecify.annotations.NullMarked;

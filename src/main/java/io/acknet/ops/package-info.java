/// What those need who run the bot: how it is, what it does, and what is wrong around it.
@NullMarked
package io.acknet.ops;

import org.jspecify.annotations.NullMarked;

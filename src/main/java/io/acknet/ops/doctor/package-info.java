/// `acknet doctor`: what is wrong around the bot, and what to do about it.
@NullMarked
package io.acknet.ops.doctor;

import org.jspecify.annotations.NullMarked;

/// Learning from use: what was asked and not answered, what people said of answers, and how a reviewer
/// makes knowledge of it.
@NullMarked
package io.acknet.learn;

import org.jspecify.annotations.NullMarked;

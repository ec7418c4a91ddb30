/// From a question to a topic, or to an honest no.
@NullMarked
package io.acknet.match;

import org.jspecify.annotations.NullMarked;

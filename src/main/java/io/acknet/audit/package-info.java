/// The record of what was done, as a chain that shows where somebody changed it.
@NullMarked
package io.acknet.audit;

import org.jspecify.annotations.NullMarked;

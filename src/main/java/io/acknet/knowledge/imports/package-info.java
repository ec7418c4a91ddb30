/// Turns FAQ documents as they exist, with all their slips, into topics.
@NullMarked
package io.acknet.knowledge.imports;

import org.jspecify.annotations.NullMarked;

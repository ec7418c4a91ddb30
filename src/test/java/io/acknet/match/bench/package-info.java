/// What the matcher is worth and what it costs, beside other engines. Run by hand; see the README.
@NullMarked
package io.acknet.match.bench;

import org.jspecify.annotations.NullMarked;

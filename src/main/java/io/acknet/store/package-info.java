/// The database: what came in and goes out, bindings and offers, changes and their audit.
@NullMarked
package io.acknet.store;

import org.jspecify.annotations.NullMarked;

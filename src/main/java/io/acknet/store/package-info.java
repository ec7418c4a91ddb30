/// The database: inbox, outbox, bindings and offers.
@NullMarked
package io.acknet.store;

import org.jspecify.annotations.NullMarked;

/// A change to a cluster on its way through approval and execution: who may do what, when, and what is
/// true of the cluster afterwards.
@NullMarked
package io.acknet.change;

import org.jspecify.annotations.NullMarked;

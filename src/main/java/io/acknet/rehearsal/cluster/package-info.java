/// A simulated ACK cluster: the Kubernetes API over HTTP, and the controllers behind it that a check
/// or a change of the network can see.
@NullMarked
package io.acknet.rehearsal.cluster;

import org.jspecify.annotations.NullMarked;

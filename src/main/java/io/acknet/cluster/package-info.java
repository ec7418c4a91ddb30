/// Clusters as they are read: identity, objects, permissions. The only user of the Kubernetes client.
@NullMarked
package io.acknet.cluster;

import org.jspecify.annotations.NullMarked;

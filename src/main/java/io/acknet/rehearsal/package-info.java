/// A local workspace that speaks Slack's protocols and a simulated cluster that speaks Kubernetes'.
@NullMarked
package io.acknet.rehearsal;

import org.jspecify.annotations.NullMarked;

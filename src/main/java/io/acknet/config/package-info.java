/// What the operator configures, as records read from YAML and the environment.
@NullMarked
package io.acknet.config;

import org.jspecify.annotations.NullMarked;

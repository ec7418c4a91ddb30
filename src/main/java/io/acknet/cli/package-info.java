/// The command line, one class per command.
@NullMarked
package io.acknet.cli;

import org.jspecify.annotations.NullMarked;

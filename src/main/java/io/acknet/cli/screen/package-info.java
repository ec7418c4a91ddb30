/// What a person reads on a terminal: colours, widths, wrapped lines, tables, Markdown.
@NullMarked
package io.acknet.cli.screen;

import org.jspecify.annotations.NullMarked;

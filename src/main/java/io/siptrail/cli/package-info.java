/** The command line: options in, exit codes out. Nothing imports it. */
@NullMarked
package io.siptrail.cli;

import org.jspecify.annotations.NullMarked;

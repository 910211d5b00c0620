/** What a person reads in the terminal when a run has ended. */
@NullMarked
package io.siptrail.report.console;

import org.jspecify.annotations.NullMarked;

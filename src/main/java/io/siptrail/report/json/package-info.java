/** {@code summary.json}: the figures of a report for programs. */
@NullMarked
package io.siptrail.report.json;

import org.jspecify.annotations.NullMarked;

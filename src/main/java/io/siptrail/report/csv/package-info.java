/** The CSV files of a report: RFC 4180, UTF-8, a header row, a fixed order of columns. */
@NullMarked
package io.siptrail.report.csv;

import org.jspecify.annotations.NullMarked;

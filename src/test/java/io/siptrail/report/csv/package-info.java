/** White-box tests of the CSV writer. */
@NullMarked
package io.siptrail.report.csv;

import org.jspecify.annotations.NullMarked;

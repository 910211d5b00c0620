/** Tests of the charts. */
@NullMarked
package io.siptrail.report.chart;

import org.jspecify.annotations.NullMarked;

/**
 * The report as one page that needs nothing but itself. Everything is written through {@link io.siptrail.report.html.Markup},
 * which escapes; it knows the result of an analysis and never packets.
 */
@NullMarked
package io.siptrail.report.html;

import org.jspecify.annotations.NullMarked;

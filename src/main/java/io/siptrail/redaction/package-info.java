/**
 * What a report may see when it is to be shown to others: the same result under pseudonyms. It stands between the analysis
 * and the reports, and neither knows of it.
 */
@NullMarked
package io.siptrail.redaction;

import org.jspecify.annotations.NullMarked;

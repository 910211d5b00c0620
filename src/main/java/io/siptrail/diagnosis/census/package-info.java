/**
 * What the rest of the capture tells about one attempt: how registrars and sources behaved elsewhere, in any order, and what
 * came before, in the order of the capture. In bounds. It knows no causes and no findings.
 */
@NullMarked
package io.siptrail.diagnosis.census;

import org.jspecify.annotations.NullMarked;

/**
 * What became of every binding: since when the registrar held it, how it ended, and whether it still led to a live user
 * agent. Judges the bindings of one address-of-record at a time, when the capture has ended; knows nothing of attempts.
 */
@NullMarked
package io.siptrail.diagnosis.contact;

import org.jspecify.annotations.NullMarked;

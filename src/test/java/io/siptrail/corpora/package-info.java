/**
 * Whole audits over collections of captures that stand beside a development checkout, held against what is known of
 * them. It knows the command line, the reader and the decoder; nothing of how registrations are followed.
 */
@NullMarked
package io.siptrail.corpora;

import org.jspecify.annotations.NullMarked;

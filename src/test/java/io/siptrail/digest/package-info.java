/** Checks of verdicts and forensics. */
@NullMarked
package io.siptrail.digest;

import org.jspecify.annotations.NullMarked;

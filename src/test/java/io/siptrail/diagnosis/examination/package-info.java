/** Tests of the order of precedence. */
@NullMarked
package io.siptrail.diagnosis.examination;

import org.jspecify.annotations.NullMarked;

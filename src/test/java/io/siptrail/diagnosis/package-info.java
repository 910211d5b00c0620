/** Tests of causes and findings. */
@NullMarked
package io.siptrail.diagnosis;

import org.jspecify.annotations.NullMarked;

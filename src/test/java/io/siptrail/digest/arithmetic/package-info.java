/** The sums of digest authentication, checked against published ones. */
@NullMarked
package io.siptrail.digest.arithmetic;

import org.jspecify.annotations.NullMarked;

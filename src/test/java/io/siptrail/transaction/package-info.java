/** Tests of what a transaction keeps of its messages; how messages find their transaction is tested with attempts. */
@NullMarked
package io.siptrail.transaction;

import org.jspecify.annotations.NullMarked;

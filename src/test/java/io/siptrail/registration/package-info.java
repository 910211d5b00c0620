/** Black-box tests of transactions and attempts: messages in the order of a capture go in, attempts come out. */
@NullMarked
package io.siptrail.registration;

import org.jspecify.annotations.NullMarked;

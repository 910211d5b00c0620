/** What the tests of several packages share. */
@NullMarked
package io.siptrail.testing;

import org.jspecify.annotations.NullMarked;

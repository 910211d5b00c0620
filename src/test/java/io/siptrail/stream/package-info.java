/** Tests of what becomes of TCP connections. */
@NullMarked
package io.siptrail.stream;

import org.jspecify.annotations.NullMarked;

/** Tests of HEP. */
@NullMarked
package io.siptrail.stream.hep;

import org.jspecify.annotations.NullMarked;

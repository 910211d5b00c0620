/**
 * A capture that is still growing: packets of an interface as the bytes of a pcapng file, for whoever reads captures and for the
 * disk. Knows packets as bytes, and must not know what they carry.
 */
@NullMarked
package io.siptrail.live;

import org.jspecify.annotations.NullMarked;

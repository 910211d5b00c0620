/**
 * Packets of HEP, the Homer Encapsulation Protocol, by which agents send what they captured to a collector: what they say of
 * the packet inside is the truth about it. It knows no SIP.
 */
@NullMarked
package io.siptrail.stream.hep;

import org.jspecify.annotations.NullMarked;

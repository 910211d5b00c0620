/**
 * What the capture shows beside REGISTER messages and has no address-of-record: ICMP errors, requests of other methods,
 * and when an endpoint was last heard of. Kept by time and endpoint, in bounds.
 */
@NullMarked
package io.siptrail.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;

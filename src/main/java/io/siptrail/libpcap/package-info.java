/**
 * What needs libpcap: filter expressions in the syntax of tcpdump. It alone touches native code, and only when it is asked to; knows frames,
 * and must not know what they carry.
 */
@NullMarked
package io.siptrail.libpcap;

import org.jspecify.annotations.NullMarked;

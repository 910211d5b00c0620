@NullMarked
package io.siptrail.libpcap;

import org.jspecify.annotations.NullMarked;

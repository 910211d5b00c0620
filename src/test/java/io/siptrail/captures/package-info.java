/** Makes the sample captures from the published trace, with pcap4j's packet builders; knows nothing of the analysis. */
@NullMarked
package io.siptrail.captures;

import org.jspecify.annotations.NullMarked;

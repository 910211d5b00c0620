/**
 * Causes that lie between client and registrar: what the network, the connection or an address did to a message. One class
 * for each, or for those that share their evidence.
 */
@NullMarked
package io.siptrail.diagnosis.cause.network;

import org.jspecify.annotations.NullMarked;

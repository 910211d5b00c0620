/**
 * What happened to every registration: attempts, their outcomes, and what the registrar granted. One address-of-record
 * is one state machine; it does no I/O and knows no clock but the capture's.
 */
@NullMarked
package io.siptrail.registration;

import org.jspecify.annotations.NullMarked;

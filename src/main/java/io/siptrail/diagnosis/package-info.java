/**
 * Joins what is known of attempts, bindings, digests and the network into causes and findings. One rule is one small
 * class; what several rules need is one record. It knows no output format.
 */
@NullMarked
package io.siptrail.diagnosis;

import org.jspecify.annotations.NullMarked;

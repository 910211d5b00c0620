/**
 * Findings about attacks, and about what invites them.
 */
@NullMarked
package io.siptrail.diagnosis.finding.security;

import org.jspecify.annotations.NullMarked;

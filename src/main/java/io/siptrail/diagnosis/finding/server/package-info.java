/**
 * Findings about how registrars answer, and how they are asked.
 */
@NullMarked
package io.siptrail.diagnosis.finding.server;

import org.jspecify.annotations.NullMarked;

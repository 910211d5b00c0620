/**
 * Findings about how clients behave, and what lies between them and the registrar.
 */
@NullMarked
package io.siptrail.diagnosis.finding.client;

import org.jspecify.annotations.NullMarked;

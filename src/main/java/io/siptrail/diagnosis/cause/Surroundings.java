package io.siptrail.diagnosis.cause;

import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.census.Census;
import io.siptrail.diagnosis.census.History;
import io.siptrail.diagnosis.evidence.Evidence;

/** What the rest of the capture tells. */
public record Surroundings(Evidence evidence, Census census, History history, CaptureFacts facts) {}

package io.siptrail.sip;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The values of those headers that registration reads but most of its messages do not have. */
record RareHeaders(
        OptionalLong minExpires,
        OptionalLong retryAfter,
        Optional<Instant> date,
        List<Warning> warnings,
        List<Reason> reasons,
        List<NameAddr> path,
        List<NameAddr> serviceRoute,
        List<NameAddr> associatedUris) {

    static final RareHeaders NONE = new RareHeaders(
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
}

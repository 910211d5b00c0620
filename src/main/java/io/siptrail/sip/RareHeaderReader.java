package io.siptrail.sip;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The part of {@link HeaderReader} that most messages do not need. */
final class RareHeaderReader {

    private final ElementList<Warning> warnings;
    private final ElementList<Reason> reasons;
    private final ElementList<NameAddr> path;
    private final ElementList<NameAddr> serviceRoute;
    private final ElementList<NameAddr> associatedUris;
    private OptionalLong minExpires = OptionalLong.empty();
    private OptionalLong retryAfter = OptionalLong.empty();
    private Optional<Instant> date = Optional.empty();

    RareHeaderReader(SipLimits limits) {
        warnings = list(limits);
        reasons = list(limits);
        path = list(limits);
        serviceRoute = list(limits);
        associatedUris = list(limits);
    }

    private static <T> ElementList<T> list(SipLimits limits) {
        return new ElementList<>(limits.maxListElements(), IssueCode.TOO_MANY_ELEMENTS);
    }

    void read(KnownHeader header, Cursor cursor) {
        switch (header) {
            case MIN_EXPIRES -> minExpires = DeltaSeconds.readAlone(cursor);
            case RETRY_AFTER -> retryAfter = DeltaSeconds.readBeforeComment(cursor);
            case DATE -> date = SipDate.read(cursor);
            case WARNING -> warnings.addLine(cursor, Warning::read);
            case REASON -> reasons.addLine(cursor, Reason::read);
            case PATH -> path.addLine(cursor, RareHeaderReader::address);
            case SERVICE_ROUTE -> serviceRoute.addLine(cursor, RareHeaderReader::address);
            case P_ASSOCIATED_URI -> associatedUris.addLine(cursor, RareHeaderReader::address);
            default -> throw new IllegalStateException("Not a rare header: " + header);
        }
    }

    private static @Nullable NameAddr address(Cursor cursor) {
        return NameAddr.read(cursor, true);
    }

    RareHeaders headers() {
        return new RareHeaders(
                minExpires,
                retryAfter,
                date,
                ElementList.of(warnings),
                ElementList.of(reasons),
                ElementList.of(path),
                ElementList.of(serviceRoute),
                ElementList.of(associatedUris));
    }
}

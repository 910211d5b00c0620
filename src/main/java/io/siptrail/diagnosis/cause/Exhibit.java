package io.siptrail.diagnosis.cause;

import io.siptrail.capture.FrameRef;
import io.siptrail.registration.FrameTrail;
import io.siptrail.transaction.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Frames as evidence. */
public final class Exhibit {

    private static final int FIRST = 16;
    private static final int LAST = 8;

    private Exhibit() {}

    /** These frames in order, each once; of many the first 16 and the last 8. */
    public static FrameTrail of(Collection<FrameRef> frames) {
        List<FrameRef> sorted = frames.stream().distinct().sorted().toList();
        if (sorted.size() <= FIRST + LAST) {
            int head = Math.min(FIRST, sorted.size());
            return new FrameTrail(sorted.subList(0, head), 0, sorted.subList(head, sorted.size()));
        }
        return new FrameTrail(
                sorted.subList(0, FIRST),
                sorted.size() - FIRST - LAST,
                sorted.subList(sorted.size() - LAST, sorted.size()));
    }

    /** These frames. */
    public static FrameTrail of(FrameRef... frames) {
        return of(List.of(frames));
    }

    /** Request, further sendings and finals of these transactions. */
    public static FrameTrail of(Transaction... transactions) {
        return ofTransactions(List.of(transactions));
    }

    /** Request, further sendings and finals of these transactions. */
    public static FrameTrail ofTransactions(Collection<Transaction> transactions) {
        return of(transactions.stream().flatMap(Exhibit::frames).toList());
    }

    private static Stream<FrameRef> frames(Transaction transaction) {
        Stream<FrameRef> messages = Stream.concat(
                transaction.request().map(request -> request.frame()).stream(),
                transaction.finalResponse().map(response -> response.frame()).stream());
        return Stream.concat(messages, transaction.course().resends().stream().map(resend -> resend.frame()));
    }
}

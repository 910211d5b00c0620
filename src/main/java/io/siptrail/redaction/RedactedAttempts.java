package io.siptrail.redaction;

import io.siptrail.analysis.NumberedAttempt;
import io.siptrail.diagnosis.JudgedCredentials;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.net.Endpoint;
import io.siptrail.registration.Attempt;
import io.siptrail.transaction.Course;
import io.siptrail.transaction.Transaction;
import io.siptrail.transaction.TransactionKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Attempts and their transactions under pseudonyms. */
final class RedactedAttempts {

    private final RedactedText text;
    private final Pseudonyms pseudonyms;
    private final RedactedMessages messages;
    private final RedactedWords words;

    RedactedAttempts(RedactedText text, Pseudonyms pseudonyms, RedactedWords words) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.messages = new RedactedMessages(text);
        this.words = words;
    }

    NumberedAttempt attempt(NumberedAttempt numbered) {
        Attempt attempt = numbered.attempt();
        String aor = text.uri(attempt.aor());
        IdentityHashMap<Transaction, Transaction> renamed = new IdentityHashMap<>();
        List<Transaction> transactions = new ArrayList<>(attempt.transactions().size());
        for (Transaction transaction : attempt.transactions()) {
            Transaction redacted = transaction(transaction);
            renamed.put(transaction, redacted);
            transactions.add(redacted);
        }
        List<JudgedCredentials> digests = new ArrayList<>(numbered.digests().size());
        for (JudgedCredentials judged : numbered.digests()) {
            digests.add(new JudgedCredentials(
                    renamed.getOrDefault(judged.transaction(), judged.transaction()),
                    messages.credentials(judged.credentials()),
                    words.verdict(judged.verdict()),
                    judged.nonce()));
        }
        return new NumberedAttempt(
                numbered.number(),
                numbered.firstTransaction(),
                new Attempt(aor, attempt.kind(), attempt.outcome(), transactions, attempt.frames(), attempt.endNanos()),
                digests,
                numbered.diagnosis().map(words::diagnosis),
                numbered.staleListed(),
                numbered.icmp().stream().map(this::icmp).toList());
    }

    /** What an error quotes is not shown anywhere, and so not kept. */
    private IcmpReport icmp(IcmpReport report) {
        return new IcmpReport(
                report.frame(),
                report.orderNanos(),
                report.timeNanos(),
                pseudonyms.address(report.reporter()),
                report.version(),
                report.type(),
                report.code(),
                report.hops(),
                pseudonyms.endpoint(report.source()),
                pseudonyms.endpoint(report.destination()),
                report.transport(),
                "");
    }

    private Transaction transaction(Transaction transaction) {
        return new Transaction(
                transaction.position(),
                pseudonyms.endpoint(transaction.source()),
                pseudonyms.endpoint(transaction.destination()),
                transaction.transport(),
                key(transaction.key()),
                transaction.hop(),
                transaction.request().map(messages::request),
                transaction.finalResponse().map(messages::response),
                transaction.retransmissions(),
                transaction.responseRetransmissions(),
                transaction.duplicates(),
                course(transaction.course()));
    }

    private TransactionKey key(TransactionKey key) {
        return new TransactionKey(
                text.branch(key.branch()),
                text.own(key.sentBy()),
                text.callId(key.callId()),
                key.cseq(),
                text.token(key.fromTag()));
    }

    private Course course(Course course) {
        return course.isPlain()
                ? course
                : new Course(
                        course.resends(),
                        course.provisional(),
                        course.otherFinals().stream().map(messages::response).toList(),
                        ends(course.otherSources()),
                        ends(course.otherDestinations()),
                        course.answeredHome(),
                        ends(course.answeredFrom()),
                        ends(course.answeredTo()));
    }

    private List<Endpoint> ends(List<Endpoint> ends) {
        return ends.stream().map(pseudonyms::endpoint).toList();
    }
}

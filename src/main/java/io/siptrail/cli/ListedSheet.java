package io.siptrail.cli;

import io.siptrail.analysis.AuditVisitor;
import io.siptrail.report.Rows;
import io.siptrail.report.console.TableRows;
import io.siptrail.report.console.Terminal;
import io.siptrail.report.csv.CsvFile;
import io.siptrail.report.csv.Sheet;
import io.siptrail.report.json.JsonRows;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What can be listed, as the command line spells it, and the columns that a table of it shows, the most important first. */
enum ListedSheet {
    attempts(
            Sheet.ATTEMPTS,
            "attempt",
            "aor",
            "outcome",
            "cause",
            "start_time",
            "status",
            "total_ms",
            "source",
            "registrar",
            "user_agent",
            "kind",
            "reason",
            "call_id"),
    transactions(
            Sheet.TRANSACTIONS,
            "transaction",
            "time",
            "source",
            "destination",
            "cseq",
            "status",
            "response_ms",
            "retransmissions",
            "attempt",
            "frame",
            "reason",
            "has_credentials",
            "call_id"),
    bindings(
            Sheet.BINDINGS,
            "aor",
            "contact",
            "state",
            "stale_reason",
            "expires_at",
            "confidence",
            "expires_granted",
            "registered_at",
            "last_refresh",
            "source",
            "user_agent"),
    findings(
            Sheet.FINDINGS,
            "severity",
            "finding",
            "confidence",
            "subject",
            "count",
            "first_time",
            "explanation",
            "frames"),
    digests(
            Sheet.DIGESTS,
            "attempt",
            "frame",
            "username",
            "realm",
            "verdict",
            "algorithm",
            "qop",
            "nc",
            "nonce",
            "explanation");

    private final Sheet sheet;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it so.
    private final List<String> shown;

    ListedSheet(Sheet sheet, String... shown) {
        this.sheet = sheet;
        this.shown = List.of(shown);
    }

    /** Writes its rows there in this format. */
    AuditVisitor to(Writer out, ListFormat format, Terminal terminal) throws IOException {
        return sheet.to(rows(out, format, terminal));
    }

    private Rows rows(Writer out, ListFormat format, Terminal terminal) throws IOException {
        return switch (format) {
            case table -> new TableRows(out, terminal, sheet.columns(), shown, "no " + sheet.label());
            case csv -> new CsvFile(out, sheet.columns());
            case jsonl -> new JsonRows(out, sheet.columns());
        };
    }
}

package io.siptrail.corpora;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.cli.Command;
import io.siptrail.testing.Json;
import java.io.IOException;
import java.nio.file.Path;

/** The account of frames that every audit has to give: what was read is what was used, was no SIP, or was undecodable. */
final class FrameAccount {

    private FrameAccount() {}

    /** Audits one capture, holds the account, and returns the counts of the summary. */
    static Json audited(Path capture, Path report, int exit) throws IOException {
        Command run = Command.siptrail("audit", capture, "-o", report, "--format", "csv,json");
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        Json summary = Json.read(report.resolve("summary.json"));
        Json counts = summary.at("counts");
        long frames = counts.at("frames").number();
        assertThat(counts.at("frames_used").number()
                        + counts.at("frames_not_sip").number()
                        + counts.at("frames_undecodable").sum())
                .as("frames accounted for")
                .isEqualTo(frames);
        assertThat(summary.at("inputs").elements().stream()
                        .mapToLong(input -> input.at("frames").number())
                        .sum())
                .isEqualTo(frames);
        assertThat(counts.at("attempts_by_kind").sum())
                .isEqualTo(counts.at("attempts").number());
        assertThat(counts.at("attempts_by_outcome").sum())
                .isEqualTo(counts.at("attempts").number());
        return counts;
    }
}

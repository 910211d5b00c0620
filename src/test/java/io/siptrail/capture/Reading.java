package io.siptrail.capture;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that a capture set gave, kept. */
record Reading(
        List<Kept> frames,
        List<CaptureFile> files,
        List<CaptureFault> faults,
        int skippedFiles,
        long bytesRead,
        long bytesTotal,
        int mostOpenFiles) {

    /** A frame that outlives its file. */
    record Kept(
            String file,
            FrameRef ref,
            long timestampNanos,
            boolean hasTimestamp,
            long orderNanos,
            int linkType,
            int interfaceId,
            int originalLength,
            String payload) {}

    static Reading of(Path... inputs) {
        return of(InputStream.nullInputStream(), CaptureLimits.defaults(), names(inputs));
    }

    static Reading of(InputStream standardInput) {
        return of(standardInput, CaptureLimits.defaults(), "-");
    }

    static Reading of(InputStream standardInput, CaptureLimits limits, String... inputs) {
        return of(DecodingLanes.ofThisMachine(), standardInput, limits, inputs);
    }

    static Reading of(DecodingLanes lanes, InputStream standardInput, CaptureLimits limits, String... inputs) {
        try (CaptureSet set =
                CaptureSet.open(List.of(inputs), standardInput, limits, List.of(), FrameFilter.ALL, lanes)) {
            List<Kept> frames = new ArrayList<>();
            while (set.next()) {
                frames.add(keep(set));
            }
            return new Reading(
                    frames,
                    set.files(),
                    set.faults(),
                    set.skippedFiles(),
                    set.bytesRead(),
                    set.bytesTotal(),
                    set.buffers().mostLent());
        }
    }

    static String[] names(Path... inputs) {
        return Arrays.stream(inputs).map(Path::toString).toArray(String[]::new);
    }

    static Kept keep(CaptureSet set) {
        Frame frame = set.frame();
        byte[] payload = new byte[frame.length()];
        frame.data().get(frame.offset(), payload);
        return new Kept(
                set.files().get(frame.capture()).name(),
                frame.ref(),
                frame.timestampNanos(),
                frame.hasTimestamp(),
                frame.orderNanos(),
                frame.linkType(),
                frame.interfaceId(),
                frame.originalLength(),
                new String(payload, StandardCharsets.ISO_8859_1));
    }

    List<String> payloads() {
        return frames.stream().map(Kept::payload).toList();
    }

    List<Long> times() {
        return frames.stream().map(Kept::timestampNanos).toList();
    }

    CaptureFile file() {
        return files.get(0);
    }

    CaptureFault fault() {
        return faults.get(0);
    }
}

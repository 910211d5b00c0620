package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.FrameRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the number of frames, the first sixteen and the last eight are kept in order. */
final class FrameTrailTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 15, 16, 17, 23, 24, 25, 31, 32, 33, 100})
    void firstAndLastAreKeptInOrder(int count) {
        FrameTrail trail = recorded(1, count).trail();

        assertThat(trail.first()).isEqualTo(frames(1, Math.min(count, 16)));
        assertThat(trail.last()).isEqualTo(frames(Math.max(17, count - 7), count));
        assertThat(trail.omitted()).isEqualTo(Math.max(0, count - 24));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 15, 16, 17, 24, 25, 40})
    void trailThatGoesOnWithAnotherOneKeepsTheLastInOrder(int before) {
        for (int taken : new int[] {1, 8, 16, 20, 24, 25, 26, 31, 40}) {
            FrameTrail.Recorder recorder = recorded(1, before);
            recorder.addAll(recorded(before + 1, before + taken).trail());
            FrameRef after = new FrameRef(0, before + taken + 1L);
            recorder.add(after);
            FrameTrail trail = recorder.trail();

            List<FrameRef> all = new ArrayList<>(trail.first());
            all.addAll(trail.last());
            assertThat(all)
                    .as(before + " and " + taken)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(after);
            assertThat(all.size() + trail.omitted()).isEqualTo(before + taken + 1L);
            if (before + taken + 1 > 24 && taken >= 7) {
                assertThat(trail.last()).isEqualTo(frames(before + taken - 6, before + taken + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 50})
    void bindingKeepsFourAtEitherEnd(int count) {
        FrameEnds ends = new FrameEnds(4, 4);
        long[] kept = FrameEnds.NONE;
        for (int i = 0; i < count; i++) {
            kept = ends.add(kept, i, FrameEnds.packed(new FrameRef(0, i + 1L)));
        }
        FrameTrail trail = ends.trail(kept, count);

        assertThat(kept).hasSizeLessThanOrEqualTo(8);
        assertThat(trail.first()).isEqualTo(frames(1, Math.min(count, 4)));
        assertThat(trail.last()).isEqualTo(frames(Math.max(5, count - 3), count));
    }

    private static FrameTrail.Recorder recorded(int from, int to) {
        FrameTrail.Recorder recorder = new FrameTrail.Recorder();
        frames(from, to).forEach(recorder::add);
        return recorder;
    }

    private static List<FrameRef> frames(int from, int to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(number -> new FrameRef(0, number))
                .toList();
    }
}

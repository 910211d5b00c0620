package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A cause with a scene that shows it, and one that differs in one thing and must not be called so.
 *
 * @param id of the cause
 * @param why what decides, from the RFC or the server's behaviour
 * @param otherwise what differs in the near miss
 */
record CauseRow(String id, String why, Scene shows, String otherwise, Scene nearMiss) {

    Stream<DynamicTest> tests() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        id + ": " + why, () -> assertThat(shows.end().cause()).isEqualTo(id)),
                DynamicTest.dynamicTest(
                        "not " + id + ": " + otherwise,
                        () -> assertThat(nearMiss.end().cause()).isNotEqualTo(id)));
    }
}

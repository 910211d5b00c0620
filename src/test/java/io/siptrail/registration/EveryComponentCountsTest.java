package io.siptrail.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.FrameRef;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.transaction.Course;
import io.siptrail.transaction.Resend;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is compared by hand is compared in every component, in those that will be added too. */
final class EveryComponentCountsTest {

    private static final Endpoint HERE =
            new Endpoint(IpAddress.parse("192.0.2.1").orElseThrow(), 5060);

    @Test
    void contactSaysTheSameOnlyInAll() {
        BoundContact contact = contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", "");
        List<BoundContact> others = List.of(
                contact("x", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", ""),
                contact("u", "x", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", ""),
                contact("u", "", "x", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", ""),
                contact("u", "", "", OptionalInt.of(1), OptionalDouble.empty(), "", "", "", ""),
                contact("u", "", "", OptionalInt.empty(), OptionalDouble.of(1), "", "", "", ""),
                contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "x", "", "", ""),
                contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "x", "", ""),
                contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "x", ""),
                contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", "x"));

        assertThat(others).hasSameSizeAs(BoundContact.class.getRecordComponents());
        assertThat(others).noneMatch(contact::says);
        assertThat(contact.says(contact("u", "", "", OptionalInt.empty(), OptionalDouble.empty(), "", "", "", "")))
                .isTrue();
    }

    private static BoundContact contact(
            String uri,
            String asked,
            String instance,
            OptionalInt regId,
            OptionalDouble q,
            String received,
            String publicGruu,
            String temporaryGruu,
            String path) {
        return new BoundContact(uri, asked, instance, regId, q, received, publicGruu, temporaryGruu, path);
    }

    @Test
    void registrantIsTheSameOnlyInAll() {
        Registrant registrant = new Registrant("a", HERE, Transport.UDP, "v", 1);
        List<Registrant> others = List.of(
                new Registrant("x", HERE, Transport.UDP, "v", 1),
                new Registrant("a", new Endpoint(HERE.address(), 5061), Transport.UDP, "v", 1),
                new Registrant("a", HERE, Transport.TCP, "v", 1),
                new Registrant("a", HERE, Transport.UDP, "x", 1),
                new Registrant("a", HERE, Transport.UDP, "v", 2));

        assertThat(others).hasSameSizeAs(Registrant.class.getRecordComponents());
        assertThat(others).noneMatch(registrant::isSame);
        assertThat(registrant.isSame(new Registrant("a", HERE, Transport.UDP, "v", 1)))
                .isTrue();
        assertThat(registrant.isSame(null)).isFalse();
    }

    @Test
    void courseIsPlainOnlyInAll() {
        List<Endpoint> ends = List.of(HERE);
        Resend resend = new Resend(new FrameRef(0, 1), 0);
        List<Course> others = List.of(
                new Course(List.of(resend), 0, List.of(), List.of(), List.of(), true, List.of(), List.of()),
                new Course(List.of(), 100, List.of(), List.of(), List.of(), true, List.of(), List.of()),
                new Course(List.of(), 0, List.of(), ends, List.of(), true, List.of(), List.of()),
                new Course(List.of(), 0, List.of(), List.of(), ends, true, List.of(), List.of()),
                new Course(List.of(), 0, List.of(), List.of(), List.of(), false, List.of(), List.of()),
                new Course(List.of(), 0, List.of(), List.of(), List.of(), true, ends, List.of()),
                new Course(List.of(), 0, List.of(), List.of(), List.of(), true, List.of(), ends));

        // A response of its own would be the eighth.
        assertThat(others).hasSize(Course.class.getRecordComponents().length - 1);
        assertThat(others).noneMatch(Course::isPlain);
        assertThat(Course.PLAIN.isPlain()).isTrue();
    }
}

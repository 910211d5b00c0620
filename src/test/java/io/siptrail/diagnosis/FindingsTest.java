package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.net.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person should know of a capture, and what need not be said. */
class FindingsTest {

    private static Scene tries(int passwords, boolean otherPasswords) {
        Scene scene = Scene.begin().register().challenge("n");
        for (int i = 0; i < passwords; i++) {
            scene.credentials("alice", otherPasswords ? "guess" + i : "wrong", "n")
                    .challenge("n");
        }
        return scene;
    }

    @Test
    void oneNonceWithManyResponsesIsBruteForce() {
        Scene.Ending ending = tries(25, true).end();

        assertThat(ending.of(FindingKind.BRUTE_FORCE)).hasSize(1);
        assertThat(ending.of(FindingKind.BRUTE_FORCE).get(0).severity()).isEqualTo(Severity.MEDIUM);
        assertThat(ending.of(FindingKind.RETRY_STORM)).isEmpty();
    }

    @Test
    void bruteForceThatSucceedsHarmsSomebody() {
        Scene.Ending ending =
                tries(25, true).credentials("alice", "guessed", "n").ok().end();

        assertThat(ending.of(FindingKind.BRUTE_FORCE).get(0).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void oneResponseAgainAndAgainIsAPhone() {
        Scene.Ending ending = tries(25, false).end();

        assertThat(ending.of(FindingKind.RETRY_STORM)).hasSize(1);
        assertThat(ending.of(FindingKind.BRUTE_FORCE)).isEmpty();
    }

    @Test
    void challengesAloneAreNoBruteForce() {
        Scene scene = Scene.begin();
        for (int i = 0; i < 50; i++) {
            scene.call("call-" + i).register().challenge("n" + i);
        }

        assertThat(scene.end().of(FindingKind.BRUTE_FORCE)).isEmpty();
    }

    @Test
    void sweepOverUsersIsAScanner() {
        Scene scene = Scene.begin();
        for (int i = 0; i < 12; i++) {
            scene.user("sip:" + (500 + i) + "@example.com").register().answer("404 Not Found");
        }

        assertThat(scene.end().of(FindingKind.SCANNER)).hasSize(1);
    }

    @Test
    void overloadedRegistrarDoesNotMakeScannersOfItsUsers() {
        Scene scene = Scene.begin();
        for (int i = 0; i < 12; i++) {
            scene.user("sip:" + (500 + i) + "@example.com").register().answer("503 Service Unavailable");
        }

        assertThat(scene.end().of(FindingKind.SCANNER)).isEmpty();
    }

    @Test
    void toolThatNamesItselfIsAScanner() {
        Scene.Ending ending = Scene.begin()
                .register("User-Agent: friendly-scanner")
                .challenge("n")
                .end();

        assertThat(ending.of(FindingKind.SCANNER)).hasSize(1);
        assertThat(ending.of(FindingKind.SCANNER).get(0).confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void notFoundBesideAChallengeTellsWhichUsersThereAre() {
        Scene.Ending ending = Scene.begin()
                .register()
                .challenge("n")
                .user("sip:nobody@example.com")
                .register()
                .answer("404 Not Found")
                .end();

        assertThat(ending.of(FindingKind.USER_ENUMERATION)).hasSize(1);
    }

    @Test
    void notFoundForAllTellsNothing() {
        Scene.Ending ending = Scene.begin().register().answer("404 Not Found").end();

        assertThat(ending.of(FindingKind.USER_ENUMERATION)).isEmpty();
    }

    @Test
    void basicCredentialsAreThePasswordItself() {
        Scene.Ending ending = Scene.begin()
                .authorized("Authorization: Basic YWxpY2U6d29uZGVy")
                .ok()
                .end();

        assertThat(ending.of(FindingKind.BASIC_CREDENTIALS).get(0).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void healthyRegistrationRaisesNothingAboveLow() {
        Scene.Ending ending = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "wonder", "n")
                .ok()
                .end();

        assertThat(ending.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.severity()).isIn(Severity.LOW, Severity.INFO));
    }

    @Test
    void sameContactFromAnotherTranslatedPortIsARebinding() {
        String contact = "Contact: <sip:alice@10.0.0.5:5060>";
        String via = "Via: SIP/2.0/UDP 10.0.0.5:5060;rport;branch=z9hG4bK-nat-";
        Scene scene = Scene.begin()
                .phone("198.51.100.7:40000")
                .register(contact, via + 1)
                .ok()
                .pause(60_000);
        scene.phone("198.51.100.7:40123").register(contact, via + 2).ok();
        Scene.Ending ending = scene.end();

        assertThat(ending.of(FindingKind.NAT_DETECTED)).hasSize(1);
        assertThat(ending.of(FindingKind.NAT_REBINDING)).hasSize(1);
    }

    @Test
    void steadyTranslationIsNoRebinding() {
        String contact = "Contact: <sip:alice@10.0.0.5:5060>";
        String via = "Via: SIP/2.0/UDP 10.0.0.5:5060;rport;branch=z9hG4bK-nat-";
        Scene scene = Scene.begin()
                .phone("198.51.100.7:40000")
                .register(contact, via + 1)
                .ok()
                .pause(60_000);
        Scene.Ending ending = scene.register(contact, via + 2).ok().end();

        assertThat(ending.of(FindingKind.NAT_DETECTED)).hasSize(1);
        assertThat(ending.of(FindingKind.NAT_REBINDING)).isEmpty();
    }

    @Test
    void clientThatComesBackTooEarlyIgnoresRetryAfter() {
        Scene scene = Scene.begin()
                .register()
                .answer("503 Service Unavailable", "Retry-After: 120")
                .pause(5000);

        assertThat(scene.call("call-2").register().ok().end().of(FindingKind.RETRY_AFTER_IGNORED))
                .hasSize(1);
    }

    @Test
    void clientThatWaitsDoesNot() {
        Scene scene = Scene.begin()
                .register()
                .answer("503 Service Unavailable", "Retry-After: 120")
                .pause(121_000);

        assertThat(scene.call("call-2").register().ok().end().of(FindingKind.RETRY_AFTER_IGNORED))
                .isEmpty();
    }

    @Test
    void successThatTheClientGoesOnAskingForIsFound() {
        Scene.Ending ending =
                Scene.begin().register().ok().again(1000).again(2000).end();

        assertThat(ending.of(FindingKind.RESPONSE_NOT_RECEIVED)).hasSize(1);
        assertThat(ending.of(FindingKind.RETRANSMISSIONS)).hasSize(1);
    }

    @Test
    void answersSlowerThanHalfASecondAreSlow() {
        Scene slow = Scene.begin();
        Scene quick = Scene.begin();
        for (int i = 0; i < 6; i++) {
            slow.call("c" + i).register().pause(600).ok();
            quick.call("c" + i).register().pause(300).ok();
        }

        assertThat(slow.end().of(FindingKind.SLOW_REGISTRAR)).hasSize(1);
        assertThat(quick.end().of(FindingKind.SLOW_REGISTRAR)).isEmpty();
    }

    @Test
    void answerUnderAnotherCallIdIsFound() {
        Scene.Ending ending = Scene.begin()
                .register()
                .challenge("n")
                .call("call-2")
                .credentials("alice", "wonder", "n")
                .ok()
                .end();

        assertThat(ending.of(FindingKind.CALL_ID_CHANGES)).hasSize(1);
    }

    @Test
    void nonceThatOnlyAnotherWasGivenIsReused() {
        Scene scene = Scene.begin()
                .register()
                .challenge("n")
                .credentials("alice", "wonder", "n")
                .ok()
                .pause(1000);
        scene.phone("203.0.113.9:5060").user("sip:mallory@example.com").credentials("mallory", "x", "n");

        assertThat(scene.ok().end().of(FindingKind.NONCE_REUSE)).hasSize(1);
    }

    @Test
    void nonceThatBothWereGivenIsNot() {
        Scene scene = Scene.begin().register().challenge("n").pause(1000);
        scene.phone("203.0.113.9:5060").user("sip:bob@example.com").register().challenge("n");

        assertThat(scene.credentials("bob", "x", "n").ok().end().of(FindingKind.NONCE_REUSE))
                .isEmpty();
    }

    @Test
    void otherAgentFromElsewhereThatIsListedAloneDisplaces() {
        Scene scene = Scene.begin().register().ok().pause(60_000);
        scene.phone("203.0.113.9:5060")
                .call("call-2")
                .register("User-Agent: Other/2.0")
                .ok();

        assertThat(scene.end().of(FindingKind.CONTACT_HIJACK)).hasSize(1);
    }

    @Test
    void secondPhoneBesideTheFirstDisplacesNobody() {
        Scene scene = Scene.begin().register().ok().pause(60_000);
        scene.phone("203.0.113.9:5060")
                .call("call-2")
                .register("User-Agent: Other/2.0")
                .answer(
                        "200 OK",
                        "Contact: <sip:alice@192.0.2.1:5060>;expires=3540, <sip:alice@203.0.113.9:5060>;expires=3600");

        assertThat(scene.end().of(FindingKind.CONTACT_HIJACK)).isEmpty();
    }

    @Test
    void refusedConnectionWithoutAnySipIsFound() {
        Scene.Ending ending = Scene.begin()
                .somebodyRegisters("sip:bob@example.com", "192.0.2.2:5060")
                .over(Transport.TCP)
                .connection(ConnectionEvent.Kind.REFUSED)
                .end();

        assertThat(ending.of(FindingKind.CONNECTION_REFUSED)).hasSize(1);
    }

    @Test
    void refusedAssociationIsShownByAFilterOfItsOwn() {
        Scene.Ending ending = Scene.begin()
                .somebodyRegisters("sip:bob@example.com", "192.0.2.2:5060")
                .over(Transport.SCTP)
                .connection(ConnectionEvent.Kind.REFUSED)
                .end();

        assertThat(ending.of(FindingKind.CONNECTION_REFUSED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.displayFilter()).startsWith("sctp.port == 5060"));
    }

    @Test
    void flawsOfTheCaptureAreSaid() {
        CaptureFacts facts =
                new CaptureFacts(3, 2, 4, List.of("a.pcap: cut short"), 7, List.of(), List.of(), List.of(), List.of());

        assertThat(Scene.begin().register().ok().end(facts).findings())
                .extracting(Finding::kind)
                .contains(
                        FindingKind.CUT_PACKETS,
                        FindingKind.FRAGMENTS_MISSING,
                        FindingKind.TRUNCATED_CAPTURE,
                        FindingKind.CAPTURE_GAP);
    }

    private static Scene crowd(int users, int apart) {
        Scene scene = Scene.begin().register().ok().pause(100_000);
        for (int i = 0; i < users; i++) {
            scene.user("sip:" + i + "@example.com").register().ok().pause(apart);
        }
        return scene;
    }

    @Test
    void manyTimesTheUsualRateIsAnAvalanche() {
        assertThat(crowd(220, 0).end().of(FindingKind.REGISTER_AVALANCHE)).hasSize(1);
    }

    @Test
    void steadyCrowdIsNone() {
        assertThat(crowd(220, 500).end().of(FindingKind.REGISTER_AVALANCHE)).isEmpty();
    }

    private static Scene refreshes(int apart) {
        Scene scene = Scene.begin();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 12; i++) {
                scene.user("sip:" + i + "@example.com").register().ok().pause(apart);
            }
            scene.pause(60_000);
        }
        return scene;
    }

    @Test
    void refreshesThatStayTogetherAreSynchronised() {
        assertThat(refreshes(0).end().of(FindingKind.SYNCHRONISED_REFRESH)).hasSize(1);
        assertThat(refreshes(2000).end().of(FindingKind.SYNCHRONISED_REFRESH)).isEmpty();
    }

    @Test
    void contactThatIsListedInAnotherFormWasRewritten() {
        Scene rewritten = Scene.begin().register().answer("200 OK", "Contact: <sip:alice@203.0.113.5:1024>;expires=60");

        assertThat(rewritten.end().of(FindingKind.CONTACT_REWRITTEN)).hasSize(1);
        assertThat(Scene.begin().register().ok().end().of(FindingKind.CONTACT_REWRITTEN))
                .isEmpty();
    }

    @Test
    void answersWithoutRequestsAreOneWay() {
        Scene scene = Scene.begin();
        List<String> headers = List.of(
                "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-1",
                "From: <sip:alice@example.com>;tag=f",
                "To: <sip:alice@example.com>",
                "Call-ID: c",
                "CSeq: 1 REGISTER");
        scene.send("SIP/2.0 401 Unauthorized", headers, "192.0.2.10:5060", "192.0.2.1:5060", 64);
        List<String> second = headers.stream()
                .map(line -> line.replace("CSeq: 1", "CSeq: 2").replace("bK-1", "bK-2"))
                .toList();
        scene.pause(50).send("SIP/2.0 200 OK", second, "192.0.2.10:5060", "192.0.2.1:5060", 64);

        assertThat(scene.end().of(FindingKind.ONE_WAY_TRAFFIC)).hasSize(1);
    }

    /** One request before and behind a router, with the host of its Via and Contact there. */
    private static Scene bothSides(String viaOutside, String branchOutside) {
        String headers =
                "From: <sip:alice@example.com>;tag=f\nTo: <sip:alice@example.com>\nCall-ID: call-1\nCSeq: 1 REGISTER\n";
        return Scene.begin()
                .send(
                        "REGISTER sip:example.com SIP/2.0",
                        lines("Via: SIP/2.0/UDP 192.168.1.10:5060;branch=z9hG4bK-1\n" + headers
                                + "Contact: <sip:alice@192.168.1.10:5060>"),
                        "192.168.1.10:5060",
                        "203.0.113.1:5060",
                        64)
                .pause(1)
                .send(
                        "REGISTER sip:example.com SIP/2.0",
                        lines("Via: SIP/2.0/UDP " + viaOutside + ";branch=" + branchOutside + "\n" + headers
                                + "Contact: <sip:alice@" + viaOutside + ">"),
                        "198.51.100.9:6001",
                        "203.0.113.1:5060",
                        63);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void routerThatWritesItsAddressIntoTheViaUnderTheSameBranchIsAnAlg() {
        List<Finding> found = bothSides("198.51.100.9:6001", "z9hG4bK-1").end().of(FindingKind.SIP_ALG_SUSPECTED);

        assertThat(found).singleElement().satisfies(alg -> {
            assertThat(alg.subject()).isEqualTo("198.51.100.9");
            assertThat(alg.severity()).isEqualTo(Severity.LOW);
        });
    }

    @Test
    void routerThatTranslatesNothingButAddressesIsNoAlg() {
        assertThat(bothSides("192.168.1.10:5060", "z9hG4bK-1").end().of(FindingKind.SIP_ALG_SUSPECTED))
                .isEmpty();
    }

    @Test
    void senderWithABranchOfItsOwnIsNoAlg() {
        assertThat(bothSides("198.51.100.9:6001", "z9hG4bK-2").end().of(FindingKind.SIP_ALG_SUSPECTED))
                .isEmpty();
    }
}

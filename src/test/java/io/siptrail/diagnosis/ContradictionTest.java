package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.evidence.ConnectionEvent.Kind;
import io.siptrail.registration.Outcome;
import org.junit.jupiter.api.Test;

/** Packets that say two things: what came of the attempt outweighs what only threatened it. */
class ContradictionTest {

    private static Scene unreachable() {
        return Scene.begin().register().icmp("192.0.2.10", 3, 3).again(500);
    }

    @Test
    void registrationAfterAnErrorSucceeded() {
        Scene.Ending ending = unreachable().ok().end();

        assertThat(ending.attempts().get(0).outcome()).isEqualTo(Outcome.REGISTERED);
        assertThat(ending.cause()).isEmpty();
    }

    @Test
    void refusalAfterAnErrorIsARefusal() {
        assertThat(unreachable().answer("403 Forbidden").end().cause()).isEqualTo("policy-refused");
    }

    @Test
    void errorAfterTheAnswerChangesNothing() {
        assertThat(Scene.begin()
                        .register()
                        .answer("403 Forbidden")
                        .icmp("192.0.2.10", 3, 3)
                        .end()
                        .cause())
                .isEqualTo("policy-refused");
    }

    @Test
    void firstFinalCountsWhereTheSecondSaysOtherwise() {
        Scene.Ending ending = Scene.begin()
                .register()
                .answer("403 Forbidden")
                .answer("404 Not Found")
                .end();

        assertThat(ending.attempts().get(0).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ending.cause()).isEqualTo("policy-refused");
    }

    @Test
    void fragmentThatIsLostDoesNotOutweighTheAnswerThatCame() {
        assertThat(Scene.begin()
                        .register()
                        .firstFragment("SIP/2.0 200 OK")
                        .again(500)
                        .ok()
                        .end()
                        .cause())
                .isEmpty();
    }

    @Test
    void connectionThatWasRefusedIsNoMatterOfDatagramsThatWereAnswered() {
        assertThat(Scene.begin()
                        .register()
                        .connection(Kind.REFUSED)
                        .answer("403 Forbidden")
                        .end()
                        .cause())
                .isEqualTo("policy-refused");
    }

    /** The arithmetic says yes, the registrar no: its secret is another, and nobody proves which is wrong. */
    @Test
    void rightResponseThatIsRefusedIsNotAWrongPassword() {
        Diagnosis diagnosis = Scene.begin()
                .secret("alice:example.com:wonder")
                .register()
                .challenge("n")
                .credentials("alice", "wonder", "n")
                .challenge("m")
                .end()
                .last();

        assertThat(diagnosis.cause()).isEqualTo(Cause.SERVER_SECRET_DIFFERS);
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.LIKELY);
    }

    /** The supplied secret does not fit, and yet the registrar takes it. */
    @Test
    void successOutweighsASecretThatDoesNotFit() {
        assertThat(Scene.begin()
                        .secret("alice:example.com:other")
                        .register()
                        .challenge("n")
                        .credentials("alice", "wonder", "n")
                        .ok()
                        .end()
                        .cause())
                .isEmpty();
    }
}

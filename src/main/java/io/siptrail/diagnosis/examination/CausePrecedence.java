package io.siptrail.diagnosis.examination;

import io.siptrail.diagnosis.cause.CauseRule;
import io.siptrail.diagnosis.cause.credentials.AkaResync;
import io.siptrail.diagnosis.cause.credentials.AlgorithmMismatch;
import io.siptrail.diagnosis.cause.credentials.ChallengeUnanswered;
import io.siptrail.diagnosis.cause.credentials.CredentialsRejected;
import io.siptrail.diagnosis.cause.credentials.DigestMiscalculated;
import io.siptrail.diagnosis.cause.credentials.DigestUriMismatch;
import io.siptrail.diagnosis.cause.credentials.MalformedCredentials;
import io.siptrail.diagnosis.cause.credentials.NonceBound;
import io.siptrail.diagnosis.cause.credentials.NonceExpired;
import io.siptrail.diagnosis.cause.credentials.NonceReplayed;
import io.siptrail.diagnosis.cause.credentials.QopMismatch;
import io.siptrail.diagnosis.cause.credentials.RealmMismatch;
import io.siptrail.diagnosis.cause.credentials.ServerSecretDiffers;
import io.siptrail.diagnosis.cause.credentials.StaleIgnored;
import io.siptrail.diagnosis.cause.credentials.WrongAuthUsername;
import io.siptrail.diagnosis.cause.credentials.WrongCredentialsHeader;
import io.siptrail.diagnosis.cause.credentials.WrongPassword;
import io.siptrail.diagnosis.cause.credentials.WrongServerNonce;
import io.siptrail.diagnosis.cause.network.ConnectionFailed;
import io.siptrail.diagnosis.cause.network.ConnectionLost;
import io.siptrail.diagnosis.cause.network.LateAnswer;
import io.siptrail.diagnosis.cause.network.NoAnswer;
import io.siptrail.diagnosis.cause.network.OneWayCapture;
import io.siptrail.diagnosis.cause.network.ResponseFragmentLost;
import io.siptrail.diagnosis.cause.network.ResponseNotReceived;
import io.siptrail.diagnosis.cause.network.ServerUnreachable;
import io.siptrail.diagnosis.cause.network.SourceBlocked;
import io.siptrail.diagnosis.cause.network.StrayResponse;
import io.siptrail.diagnosis.cause.network.UpstreamTimeout;
import io.siptrail.diagnosis.cause.policy.BadRequest;
import io.siptrail.diagnosis.cause.policy.BindingNotStored;
import io.siptrail.diagnosis.cause.policy.ContactStarMisuse;
import io.siptrail.diagnosis.cause.policy.CseqNotIncreased;
import io.siptrail.diagnosis.cause.policy.ExtensionMismatch;
import io.siptrail.diagnosis.cause.policy.IntervalTooBrief;
import io.siptrail.diagnosis.cause.policy.LoopDetected;
import io.siptrail.diagnosis.cause.policy.NotARegistrar;
import io.siptrail.diagnosis.cause.policy.PolicyRefused;
import io.siptrail.diagnosis.cause.policy.Redirected;
import io.siptrail.diagnosis.cause.policy.ServerError;
import io.siptrail.diagnosis.cause.policy.ServerOverloaded;
import io.siptrail.diagnosis.cause.policy.TooManyContacts;
import io.siptrail.diagnosis.cause.policy.UnknownUser;
import io.siptrail.diagnosis.cause.policy.WrongDomain;
import java.util.List;

/**
 * Which cause wins where several fit: what the network proves comes before what the server says, and that before what is
 * concluded. The first rule that speaks is the cause.
 */
final class CausePrecedence {

    /** The order. A rule that is moved must be moved in {@link io.siptrail.diagnosis.Cause} too. */
    static final List<CauseRule> RULES = List.of(
            // What the network proves.
            ConnectionFailed.refused(),
            ConnectionFailed.timedOut(),
            new ConnectionLost(),
            ConnectionFailed.withoutTls(),
            new ServerUnreachable(),
            StrayResponse.toWrongPort(),
            StrayResponse.fromWrongAddress(),
            new ResponseFragmentLost(),
            new ResponseNotReceived(),
            new LateAnswer(),
            // What the headers of the credentials show by themselves.
            new MalformedCredentials(),
            new WrongCredentialsHeader(),
            new AkaResync(),
            new RealmMismatch(),
            new AlgorithmMismatch(),
            new QopMismatch(),
            // What became of the nonce.
            new WrongServerNonce(),
            new StaleIgnored(),
            new NonceExpired(),
            new NonceReplayed(),
            // What the registrar says.
            new UnknownUser(),
            new WrongDomain(),
            new TooManyContacts(),
            new IntervalTooBrief(),
            new CseqNotIncreased(),
            new ContactStarMisuse(),
            new ExtensionMismatch(),
            new NotARegistrar(),
            new LoopDetected(),
            new Redirected(),
            new ServerOverloaded(),
            new ServerError(),
            new BindingNotStored(),
            new BadRequest(),
            // What the arithmetic and the comparison tell of refused credentials.
            new DigestMiscalculated(),
            new WrongPassword(),
            new WrongAuthUsername(),
            new NonceBound(),
            new DigestUriMismatch(),
            new PolicyRefused(),
            new ServerSecretDiffers(),
            new CredentialsRejected(),
            // What silence means; one direction alone means nothing, so that comes first.
            new OneWayCapture(),
            new ChallengeUnanswered(),
            new UpstreamTimeout(),
            new SourceBlocked(),
            new NoAnswer());

    private CausePrecedence() {}
}

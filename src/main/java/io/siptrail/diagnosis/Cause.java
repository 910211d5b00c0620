package io.siptrail.diagnosis;

import java.util.Locale;

/**
 * Why an attempt did not register, in the order of precedence: the first that applies is the one. The ids are stable, and
 * the texts are those of {@code docs/causes.md}.
 */
public enum Cause {
    CONNECTION_REFUSED(
            "The registrar's host refused the connection.",
            "A TCP RST answers the SYN to the registrar's port, or an SCTP ABORT the INIT.",
            "Start the registrar on that port and transport, or correct the port in the client.",
            "SYN to 192.0.2.10:5060, RST back: nobody listens there on TCP; with SCTP, INIT and ABORT back."),
    CONNECTION_TIMEOUT(
            "Nobody answered the attempt to connect.",
            "A TCP SYN, or an SCTP INIT, and its repetitions get no answer.",
            "Open the firewall for that port and transport, or correct the registrar's address.",
            "SYN (or INIT) at 0 s, 1 s and 3 s, nothing back."),
    CONNECTION_LOST(
            "The connection ended before the registrar answered.",
            "A FIN or RST, or an SCTP SHUTDOWN or ABORT, stands between the request and any final, and the client does not connect again.",
            "Look in the registrar's log for why it closed, and at the idle timers of what lies between.",
            "REGISTER, then RST (or ABORT) from the registrar, and no response."),
    TLS_FAILED(
            "TLS could not be set up.",
            "A TLS alert, or the end of the connection, comes before any SIP.",
            "Correct what the alert names: as a rule the certificate, its name, its authority or its dates.",
            "The client closes with the alert unknown_ca."),
    SERVER_UNREACHABLE(
            "The network says that the request did not arrive.",
            "An ICMP or ICMPv6 error quotes the REGISTER.",
            "Start the registrar, or mend the route or the firewall that the error names.",
            "ICMP port unreachable (type 3 code 3) from 192.0.2.10 quotes the REGISTER to its port 5060."),
    RESPONSE_TO_WRONG_PORT(
            "The registrar answered to another port than the request came from.",
            "The response goes to the port in the Via, the request came from another and its Via had no rport (RFC 3581).",
            "Let the client send rport, or the registrar answer where the request came from (force_rport).",
            "REGISTER from port 40000 with Via port 5060; the 401 goes to port 5060."),
    RESPONSE_FROM_WRONG_ADDRESS(
            "The answer came from another address than the one asked, and the client ignored it.",
            "The sender of the response is not the destination of the request, and the client goes on sending or gives up.",
            "Let the registrar answer from the address that was asked (several interfaces, a floating address).",
            "REGISTER to 192.0.2.10, 401 from 192.0.2.11, REGISTER to 192.0.2.10 again."),
    RESPONSE_FRAGMENT_LOST(
            "Part of the answer was lost on the way: it was too large for one packet.",
            "The first fragment of a response is captured, the others never come, and the client sends its request again.",
            "Let fragments pass, or make the answer smaller (fewer contacts), or use TCP.",
            "The 200 with 9 contacts has 2100 bytes; its first fragment comes, the second does not."),
    RESPONSE_NOT_RECEIVED(
            "The registrar answered, but the client never acted on it.",
            "Responses are in the capture, and at least two retransmissions follow by more than the round trip.",
            "Look between this point of capture and the client: a firewall, NAT or the client's own filter drops the answers.",
            "401 at 0.1 s, the same REGISTER at 0.5 s, 1.5 s, 3.5 s, 7.5 s ..."),
    LATE_ANSWER(
            "The answer came after the client had to give up.",
            "The first final comes more than 32 s (64*T1, RFC 3261 section 17.1.2.2) after the request.",
            "Find what is slow behind the registrar: database, DNS or the way there.",
            "REGISTER at 0 s, 403 at 41 s."),
    MALFORMED_CREDENTIALS(
            "The credentials cannot be computed: a part is missing or ill-formed.",
            "The header lacks a required parameter (RFC 7616 section 3.4), or one of them has a wrong form.",
            "Correct the client: it must send what the explanation names.",
            "Authorization with qop=auth and without cnonce."),
    WRONG_CREDENTIALS_HEADER(
            "The client put its credentials into the wrong header.",
            "A 401 is answered by Proxy-Authorization, or a 407 by Authorization (RFC 3261 section 22).",
            "Correct the client: 401 asks for Authorization, 407 for Proxy-Authorization.",
            "401, then a REGISTER with Proxy-Authorization, then 401."),
    AKA_RESYNC(
            "SIM card and network disagree about the sequence number.",
            "The credentials carry auts and the challenge repeats (RFC 3310 section 3.4).",
            "Reset the sequence number (SQN) in the subscriber database.",
            "Digest AKAv1-MD5 with auts, then a 401 again."),
    REALM_MISMATCH(
            "The client answers for another realm than it was asked for.",
            "The realm of the credentials is not one of those in the challenge, compared exactly.",
            "Set the client's realm to the one in the challenge, or to accept any.",
            "Challenge for realm lab.test, credentials for realm asterisk."),
    ALGORITHM_MISMATCH(
            "Client and registrar have no digest algorithm in common.",
            "The algorithm used was not offered, or only others than MD5 are offered and no retry comes.",
            "Offer MD5 beside the stronger algorithm (RFC 8760), or upgrade the client.",
            "Challenge with algorithm=SHA-256 alone, and no retry."),
    QOP_MISMATCH(
            "The client protects its digest in a way that was not offered.",
            "The qop of the credentials is not one of the challenge's, or is no single value.",
            "Align qop on both sides.",
            "Challenge with qop=\"auth\", credentials with qop=auth-int."),
    WRONG_SERVER_NONCE(
            "Challenge and answer meet different servers.",
            "The nonce of one server is shown to another, which challenges anew.",
            "Keep a client on one server, or let the servers share the secret of their nonces.",
            "401 from 192.0.2.1, the credentials go to 192.0.2.2, which says 401 with a nonce of its own."),
    STALE_IGNORED(
            "The client keeps an expired nonce although it is offered new ones.",
            "At least two finals offer a new nonce to credentials whose old one is marked stale=true or has provably expired.",
            "Correct the client: it must take the new nonce and try again (RFC 7616 section 3.3).",
            "nonce a, 401 stale=true nonce b, nonce a, 401 stale=true nonce c."),
    NONCE_EXPIRED(
            "The nonce had expired, and the client did not take the new one.",
            "The nonce was past its lifetime: decoded, marked stale, or so called by the registrar; no retry follows.",
            "The registrar must say stale=true, and the client retry once with the new nonce.",
            "Nonce valid for 300 s, used after 900 s, 401, and no retry."),
    NONCE_REPLAYED(
            "The client used a nonce twice with the same count.",
            "The nonce has not expired, and nc is not above the highest that was used with it.",
            "The client must count nc up with each use; the registrar should say stale=true.",
            "nc=00000002 twice for one nonce; the second gets 401."),
    UNKNOWN_USER(
            "The registrar does not know the user.",
            "404 or 604 for this address, in a domain that is served.",
            "Create the user at the registrar, or correct the user name.",
            "404 Not Found for sip:nobody@lab.test."),
    WRONG_DOMAIN(
            "The registrar does not serve this domain.",
            "403, 404, 416 or 484 for the domain, while others succeed there.",
            "Correct the client's domain, or add it at the registrar.",
            "404 for lab.tset; lab.test registers."),
    TOO_MANY_CONTACTS(
            "The address has as many contacts as it may have.",
            "P-Registrar-Error or the reason phrase says so.",
            "Remove stale contacts, let phones replace theirs (outbound, +sip.instance), or raise the limit (max_contacts).",
            "503 with P-Registrar-Error: Too many registered contacts."),
    INTERVAL_TOO_BRIEF(
            "The client asks for a shorter time than the registrar allows, and does not ask for more.",
            "423 with Min-Expires; the next REGISTER does not ask for as much.",
            "Set the client's expiry to Min-Expires or more.",
            "Expires: 30, 423 with Min-Expires: 60, Expires: 30."),
    CSEQ_NOT_INCREASED(
            "The client did not count its requests up.",
            "CSeq is not above that of the last accepted REGISTER with this Call-ID (RFC 3261 section 10.3 step 7).",
            "The client must raise CSeq with every REGISTER, or take a new Call-ID after a restart.",
            "CSeq 7 accepted, then CSeq 7 refused with 400 Invalid CSeq number."),
    CONTACT_STAR_MISUSE(
            "The client asks to remove all contacts in a way that is not allowed.",
            "Contact: * with an expiry other than 0, or beside other contacts (RFC 3261 section 10.2.2).",
            "Send Contact: * alone and with Expires: 0.",
            "Contact: * with Expires: 3600, then 400."),
    EXTENSION_MISMATCH(
            "One side requires an extension that the other does not have.",
            "420, 421, 439 or 494, with Unsupported, Require or Security-Server.",
            "Switch the named extension off where it is required, or on where it is missing.",
            "Require: path, then 420 with Unsupported: path."),
    NOT_A_REGISTRAR(
            "What was asked does not register anybody.",
            "405 or 501, or an Allow header without REGISTER.",
            "Point the client at the registrar of its domain.",
            "405 with Allow: INVITE, ACK, BYE, CANCEL."),
    LOOP_DETECTED(
            "The request went in a circle, or through too many proxies.",
            "482 or 483.",
            "Correct the routing between the proxies: one sends the request back.",
            "483 Too Many Hops."),
    REDIRECTED(
            "The registrar sent the client elsewhere, and it did not go.",
            "3xx with a Contact that is not asked.",
            "Let the client follow redirections, or point it there.",
            "302 with Contact: <sip:192.0.2.20>."),
    SERVER_OVERLOADED(
            "The registrar had more to do than it could.",
            "503 or 480 with Retry-After, or 503 to many.",
            "Relieve the registrar, spread the refreshes; clients must wait as Retry-After says.",
            "503 with Retry-After: 10."),
    SERVER_ERROR(
            "The registrar failed by itself.",
            "5xx that is no overload.",
            "Look in the registrar's log at this time.",
            "500 Server Internal Error."),
    BINDING_NOT_STORED(
            "The registrar said 200 and did not keep the contact.",
            "The 200 lists contacts without the client's own, or grants it 0 s.",
            "Look at the registrar's limits and at what rewrites the Contact on the way.",
            "200 that lists two other contacts."),
    BAD_REQUEST(
            "The registrar found fault with the request.",
            "A 4xx or 6xx that names it, in a header or in its reason phrase.",
            "Correct what the quoted header names.",
            "400 with Warning: 399 lab.test \"Missing Contact URI\"."),
    DIGEST_MISCALCULATED(
            "The client computes the digest wrongly.",
            "A known mistake reproduces the response exactly from the supplied password.",
            "Correct the element that the explanation names.",
            "The response is that of the Request-URI in place of the digest uri."),
    WRONG_PASSWORD(
            "The client uses another password than the one supplied.",
            "The response is not that of the supplied secret nor of a known mistake; without a secret, the registrar says so.",
            "Set the same secret on both sides.",
            "401 to credentials for a fresh nonce, whose response is not that of the password."),
    WRONG_AUTH_USERNAME(
            "The client authenticates under a name that may not register this address.",
            "The digest username is not the To user, and the registrar refuses; or another name works for the address.",
            "Set the client's authentication name.",
            "To: sip:alice@lab.test, username=\"bob\", 403."),
    NONCE_BOUND(
            "The registrar takes a nonce only from whom it gave it to.",
            "Valid credentials are refused, and their nonce was given to another Call-ID, address or by another server.",
            "Keep Call-ID and flow between challenge and answer, or relax the check at the registrar.",
            "401 to Call-ID a, valid credentials under Call-ID b, 401."),
    DIGEST_URI_MISMATCH(
            "The digest was made for another URI than the request's.",
            "The digest uri differs from the Request-URI, and the registrar refuses.",
            "Find what rewrites the Request-URI (outbound proxy, ALG), or let the registrar take the digest uri.",
            "REGISTER sip:10.0.0.1, uri=\"sip:lab.test\", 401."),
    POLICY_REFUSED(
            "The registrar does not want this client, whatever its password.",
            "403 before any challenge, or 403 to credentials that are valid.",
            "Look at the access list, at the account's state and at which addresses it may register.",
            "403 to a REGISTER without credentials."),
    SERVER_SECRET_DIFFERS(
            "The registrar holds another secret than the one supplied.",
            "The response is valid for the supplied password, the nonce is fresh, and it is refused all the same.",
            "Set the account's secret at the registrar, or its HA1 for this realm.",
            "401 to credentials that the supplied password proves right."),
    CREDENTIALS_REJECTED(
            "The registrar refused the credentials, and does not say why.",
            "Credentials, then 401, 407 or 403, and no other proof.",
            "Supply the password with --credentials to learn more.",
            "401, credentials, 401."),
    ONE_WAY_CAPTURE(
            "Only one direction was captured: what the other side said is not known.",
            "The client acts on answers that are not in the capture.",
            "Capture both directions: on the host itself, or with both directions mirrored.",
            "REGISTER, REGISTER with credentials for a nonce that nobody was seen to give."),
    CHALLENGE_UNANSWERED(
            "The client was asked for credentials and sent none.",
            "No REGISTER with the nonce within 32 s of the challenge.",
            "Give the client credentials for the realm of the challenge.",
            "401 for realm lab.test, and nothing more."),
    UPSTREAM_TIMEOUT(
            "The proxy got no answer from the registrar behind it.",
            "408 or 504, or a request sent on that nobody answers.",
            "Look at the registrar behind the proxy, and at the way to it.",
            "100 Trying, then 408 after 30 s."),
    SOURCE_BLOCKED(
            "The registrar went silent to this client alone.",
            "Silence to this address after refusals, while others are answered.",
            "Look whether the address is banned (fail2ban and the like) and remove what made it fail.",
            "Five 401 to credentials, then nothing; other phones are answered."),
    NO_ANSWER(
            "Nobody answered.",
            "Seven or more sendings, or 32 s, without any response.",
            "See whether the request arrives at the registrar: capture there, look at firewalls and at the address.",
            "Eleven sendings of one REGISTER in 32 s, nothing back."),
    UNKNOWN(
            "The packets do not say.",
            "No rule fits, or the evidence is cut or missing.",
            "Capture whole packets in both directions and look at the registrar's log.",
            "A capture of which the packets are cut behind 200 bytes.");

    private final String meaning;
    private final String decidedBy;
    private final String remedy;
    private final String example;

    Cause(String meaning, String decidedBy, String remedy, String example) {
        this.meaning = meaning;
        this.decidedBy = decidedBy;
        this.remedy = remedy;
        this.example = example;
    }

    /** The stable kebab-case id. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it means, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What in the packets decides, in one sentence. */
    public String decidedBy() {
        return decidedBy;
    }

    /** What to do, in one sentence. */
    public String remedy() {
        return remedy;
    }

    /** What it looks like, in one sentence. */
    public String example() {
        return example;
    }
}

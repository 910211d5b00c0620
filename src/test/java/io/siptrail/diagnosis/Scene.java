package io.siptrail.diagnosis;

import io.siptrail.analysis.DigestsOf;
import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.census.CaptureFacts;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.diagnosis.evidence.IcmpReport;
import io.siptrail.diagnosis.examination.Examination;
import io.siptrail.digest.secret.CredentialFile;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.LostDatagram;
import io.siptrail.net.Transport;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.RegistrationLimits;
import io.siptrail.registration.Registrations;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A phone and a registrar that talk, message by message as wire text, and what is found of it. A header line {@code Name: ...}
 * given to a message replaces the one of that name; {@code -Name} takes it away.
 */
final class Scene {

    static final long START = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final Evidence evidence = new Evidence(EvidenceLimits.defaults());
    private final List<Observed> messages = new ArrayList<>();
    private String phone = "192.0.2.1:5060";
    private String registrar = "192.0.2.10:5060";
    private String aor = "sip:alice@example.com";
    private String uri = "sip:example.com";
    private String callId = "call-1";
    private String secrets = "";
    private Transport transport = Transport.UDP;
    private List<String> request = List.of();
    private List<String> bobs = List.of();
    private int phoneHops = 64;
    private int registrarHops = 64;
    private int cseq;
    private long millis;
    private long frame;
    private long endMillis = -1;

    /** A scene that begins now and ends five minutes after its last message. */
    static Scene begin() {
        return new Scene();
    }

    Scene secret(String line) {
        secrets += line + "\n";
        return this;
    }

    /** The phone is elsewhere from now on. */
    Scene phone(String endpoint) {
        phone = endpoint;
        return this;
    }

    Scene registrar(String endpoint) {
        registrar = endpoint;
        return this;
    }

    Scene user(String address) {
        aor = address;
        return call("call-of-" + address + "-" + frame);
    }

    Scene uri(String requestUri) {
        uri = requestUri;
        return this;
    }

    /** Another Call-ID, and CSeq from 1. */
    Scene call(String id) {
        callId = id;
        cseq = 0;
        return this;
    }

    Scene cseq(int next) {
        cseq = next - 1;
        return this;
    }

    Scene over(Transport other) {
        transport = other;
        return this;
    }

    Scene hops(int ofPhone, int ofRegistrar) {
        phoneHops = ofPhone;
        registrarHops = ofRegistrar;
        return this;
    }

    Scene pause(long more) {
        millis += more;
        return this;
    }

    /** The capture ends so many milliseconds after it began. */
    Scene endsAt(long at) {
        endMillis = at;
        return this;
    }

    /** The phone sends a REGISTER, 10 ms after what was before. */
    Scene register(String... headers) {
        cseq++;
        List<String> lines = new ArrayList<>(List.of(
                "Via: SIP/2.0/" + transport + " " + phone + ";rport;branch=z9hG4bK-" + callId + "-" + cseq,
                "From: <" + aor + ">;tag=f",
                "To: <" + aor + ">",
                "Call-ID: " + callId,
                "CSeq: " + cseq + " REGISTER",
                "Contact: <sip:" + aor.substring(4).split("@", -1)[0] + "@" + phone + ">",
                "Expires: 3600",
                "User-Agent: Phone/1.0"));
        apply(lines, headers);
        request = List.copyOf(lines);
        pause(10);
        return send("REGISTER " + uri + " SIP/2.0", request, phone, registrar, phoneHops);
    }

    /** The same REGISTER once more, so many milliseconds after what was before. */
    Scene again(long after) {
        return pause(after).send("REGISTER " + uri + " SIP/2.0", request, phone, registrar, phoneHops);
    }

    /** Sent again so often, half a second to four seconds apart (RFC 3261 §17.1.2.2). */
    Scene ladder(int times) {
        long gap = 500;
        for (int i = 0; i < times; i++) {
            again(gap);
            gap = Math.min(4000, gap * 2);
        }
        return this;
    }

    /** The registrar answers what was sent last, 10 ms later. */
    Scene answer(String status, String... headers) {
        return answerBetween(registrar, phone, status, headers);
    }

    /** The same between other ends. */
    Scene answerBetween(String from, String to, String status, String... headers) {
        List<String> lines = new ArrayList<>(request.stream()
                .filter(line -> line.matches("(?s)(Via|From|To|Call-ID|CSeq):.*"))
                .toList());
        apply(lines, headers);
        pause(10);
        return send("SIP/2.0 " + status, lines, from, to, registrarHops);
    }

    /** A 401 with an MD5 challenge without qop. */
    Scene challenge(String nonce, String... more) {
        return answer(
                "401 Unauthorized",
                "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"" + nonce + "\"" + String.join("", more));
    }

    /** A REGISTER with MD5 credentials without qop, made with this password. */
    Scene credentials(String user, String password, String nonce, String... headers) {
        return authorized(authorization(user, password, nonce, uri), headers);
    }

    /** A REGISTER with this header beside others. */
    Scene authorized(String header, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = header;
        System.arraycopy(headers, 0, all, 1, headers.length);
        return register(all);
    }

    static String authorization(String user, String password, String nonce, String uri) {
        String ha1 = md5(user + ":example.com:" + password);
        String response = md5(ha1 + ":" + nonce + ":" + md5("REGISTER:" + uri));
        return "Authorization: Digest username=\"" + user + "\", realm=\"example.com\", nonce=\"" + nonce + "\", uri=\""
                + uri + "\", response=\"" + response + "\"";
    }

    /** With qop=auth and this count; the digest is not computed. */
    static String counted(String user, String nonce, String nc) {
        return "Authorization: Digest username=\"" + user + "\", realm=\"example.com\", nonce=\"" + nonce
                + "\", uri=\"sip:example.com\", response=\"" + md5(nonce + nc) + "\", qop=auth, cnonce=\"c\", nc=" + nc;
    }

    static String md5(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A 200 that lists the phone's own contact. */
    Scene ok() {
        String contact = request.stream()
                .filter(line -> line.startsWith("Contact: "))
                .findFirst()
                .orElseThrow();
        return answer("200 OK", contact + ";expires=3600");
    }

    /** Registers a user from somewhere, without any challenge, and comes back. */
    Scene somebodyRegisters(String address, String endpoint) {
        Scene kept = keep();
        phone(endpoint).user(address).register().ok();
        return restore(kept);
    }

    /** Bob sends a REGISTER from 192.0.2.77 under a Call-ID of his own. */
    Scene somebodyElseBegins() {
        Scene kept = keep();
        phone("192.0.2.77:5060").user("sip:bob@example.com").call("bobs-call").register();
        bobs = request;
        return restore(kept);
    }

    /** And has his answer now. */
    Scene somebodyElseIsAnswered() {
        List<String> before = request;
        request = bobs;
        answerBetween(registrar, "192.0.2.77:5060", "200 OK", "Contact: <sip:bob@192.0.2.77:5060>;expires=3600");
        request = before;
        return this;
    }

    private Scene keep() {
        Scene kept = new Scene();
        kept.phone = phone;
        kept.aor = aor;
        kept.callId = callId;
        kept.cseq = cseq;
        return kept;
    }

    private Scene restore(Scene kept) {
        phone = kept.phone;
        aor = kept.aor;
        callId = kept.callId;
        cseq = kept.cseq;
        return this;
    }

    private static void apply(List<String> lines, String... headers) {
        for (String header : headers) {
            boolean away = header.startsWith("-");
            String name = away ? header.substring(1) : header.substring(0, header.indexOf(':'));
            lines.removeIf(line -> line.startsWith(name + ":"));
            if (!away) {
                lines.add(header);
            }
        }
    }

    /** A message as it stands. */
    Scene send(String startLine, List<String> headers, String from, String to, int hops) {
        String text = startLine + "\r\n" + String.join("\r\n", headers) + "\r\nContent-Length: 0\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return received(bytes, false, from, to, hops);
    }

    /** The last message as if the capture had kept only so many bytes of it. */
    Scene cutLast(int bytes) {
        Observed whole = messages.remove(messages.size() - 1);
        byte[] head = Arrays.copyOf(whole.message().bytes(), bytes);
        frame--;
        return received(
                head, true, whole.source().toString(), whole.destination().toString(), whole.hops());
    }

    private Scene received(byte[] bytes, boolean cut, String from, String to, int hops) {
        MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
        if (!scanner.scan(bytes, 0, bytes.length, cut)) {
            throw new IllegalArgumentException("no SIP: " + new String(bytes, StandardCharsets.UTF_8));
        }
        frame++;
        evidence.heardFrom(endpoint(from).key(), now());
        messages.add(new Observed(
                scanner.message(),
                endpoint(from),
                endpoint(to),
                transport,
                position(),
                now(),
                (int) (frame % 60_000) + 1,
                hops,
                0));
        return this;
    }

    private Position position() {
        return new Position(now(), new FrameRef(0, frame), 0);
    }

    private long now() {
        return START + millis * MILLI;
    }

    /** An ICMP error about what the phone sent to the registrar last. */
    Scene icmp(String reporter, int type, int code) {
        frame++;
        pause(1);
        evidence.icmp(new IcmpReport(
                new FrameRef(0, frame),
                now(),
                now(),
                endpoint(reporter + ":0").address(),
                4,
                type,
                code,
                64,
                endpoint(phone),
                endpoint(registrar),
                Transport.UDP,
                ""));
        return this;
    }

    /** Something befell the connection of the phone to the registrar. */
    Scene connection(ConnectionEvent.Kind kind) {
        frame++;
        pause(1);
        evidence.connection(new ConnectionEvent(
                kind,
                endpoint(phone),
                endpoint(registrar),
                transport,
                new FrameRef(0, frame),
                now(),
                now(),
                false,
                ""));
        return this;
    }

    /** Only the first fragment of a response to the last request came. */
    Scene firstFragment(String statusLine) {
        frame++;
        pause(10);
        String text = statusLine + "\r\n"
                + String.join(
                        "\r\n",
                        request.stream()
                                .filter(line -> line.matches("(?s)(Via|From|To|Call-ID|CSeq):.*"))
                                .toList())
                + "\r\nContact: <sip:alice@192";
        evidence.fragmentLost(new LostDatagram(
                endpoint(registrar),
                endpoint(phone),
                new FrameRef(0, frame),
                now(),
                now(),
                2000,
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
                List.of(new FrameRef(0, frame))));
        return this;
    }

    static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        long address = 0;
        for (String part : text.substring(0, colon).split("\\.", -1)) {
            address = address << 8 | Long.parseLong(part);
        }
        return new Endpoint(new IpAddress(4, 0, address), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Ends the capture. */
    Ending end() {
        return end(CaptureFacts.FLAWLESS);
    }

    /** Ends a capture of which this is known. */
    Ending end(CaptureFacts facts) {
        return end(facts, new Examination(evidence));
    }

    /** Ends the capture, and has it examined in another way. */
    Ending end(Function<Evidence, Examination> examiner) {
        return end(CaptureFacts.FLAWLESS, examiner.apply(evidence));
    }

    private Ending end(CaptureFacts facts, Examination examination) {
        List<Attempt> attempts = new ArrayList<>();
        Registrations registrations = new Registrations(RegistrationLimits.defaults(), attempts::add);
        messages.forEach(registrations::accept);
        long end = endMillis < 0 ? now() + 300_000 * MILLI : START + endMillis * MILLI;
        registrations.advance(end);
        registrations.finish();
        evidence.finish(end);
        attempts.forEach(examination::observe);
        examination.know(facts);
        attempts.sort(Comparator.comparing(Attempt::position));
        CredentialFile known = secretsFile();
        List<Optional<Diagnosis>> diagnoses = new ArrayList<>();
        for (Attempt attempt : attempts) {
            diagnoses.add(examination.diagnose(examination.dated(
                    new ExaminedAttempt(diagnoses.size() + 1L, attempt, DigestsOf.attempt(attempt, known)))));
        }
        return new Ending(attempts, diagnoses, examination.findings());
    }

    private CredentialFile secretsFile() {
        if (secrets.isEmpty()) {
            return CredentialFile.empty();
        }
        try {
            Path file = Files.createTempFile("scene", ".txt");
            try {
                return CredentialFile.read(Files.writeString(file, secrets));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found. */
    record Ending(List<Attempt> attempts, List<Optional<Diagnosis>> diagnoses, List<Finding> findings) {

        /** The diagnosis of the last attempt. */
        Diagnosis last() {
            return diagnoses
                    .get(diagnoses.size() - 1)
                    .orElseThrow(() -> new AssertionError("no cause; it is "
                            + attempts.get(attempts.size() - 1).outcome()));
        }

        /** The cause of the last attempt as its id; empty when there is none. */
        String cause() {
            return diagnoses
                    .get(diagnoses.size() - 1)
                    .map(diagnosis -> diagnosis.cause().id())
                    .orElse("");
        }

        /** The findings of one kind. */
        List<Finding> of(FindingKind kind) {
            return findings.stream().filter(finding -> finding.kind() == kind).toList();
        }
    }
}

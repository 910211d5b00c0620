package io.siptrail.diagnosis.census;

import io.siptrail.capture.RawTime;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.Attempt;
import io.siptrail.registration.Outcome;
import io.siptrail.sip.Credentials;
import io.siptrail.transaction.RegisterRequest;
import io.siptrail.transaction.RegisterResponse;
import io.siptrail.transaction.Transaction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the whole capture tells of registrars and sources. Filled in any order, asked when all is in. */
public final class Census {

    private final CensusLimits limits;
    private final Map<Endpoint, RegistrarRecord> registrars = new HashMap<>();
    private final Map<Pair, SourceRecord> sources = new HashMap<>();
    private final NameSet registered;
    private final NameSet registeredUnder;
    private final Retries retries;
    private long forgotten;

    private record Pair(IpAddress client, Endpoint registrar) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && client.equals(pair.client) && registrar.equals(pair.registrar);
        }

        @Override
        public int hashCode() {
            return 31 * client.hashCode() + registrar.hashCode();
        }
    }

    public Census(CensusLimits limits) {
        this.limits = limits;
        this.registered = new NameSet(limits.names());
        this.registeredUnder = new NameSet(limits.names());
        this.retries = new Retries(limits.callIds());
    }

    /** Learns from one attempt. */
    public void observe(Attempt attempt) {
        Transaction before = null;
        String domain = domain(attempt.aor());
        for (Transaction transaction : attempt.transactions()) {
            observe(transaction, domain);
            if (transaction.hop() == 0) {
                react(before, transaction);
                before = transaction;
            }
        }
        retries.add(attempt);
        if (attempt.outcome() == Outcome.REGISTERED) {
            succeed(attempt);
        }
    }

    private void observe(Transaction transaction, String domain) {
        RegisterResponse response = transaction.finalResponse().orElse(null);
        if (response == null) {
            return;
        }
        RegistrarRecord registrar = registrar(transaction.destination());
        if (registrar != null) {
            registrar.answer(transaction, response, domain);
        }
        SourceRecord source = source(transaction);
        if (source != null) {
            boolean showing = transaction
                    .request()
                    .filter(RegisterRequest::hasCredentials)
                    .isPresent();
            source.answer(response.timeNanos(), response.status() == 403 || (showing && response.isChallenge()));
        }
    }

    private void react(@Nullable Transaction before, Transaction next) {
        RegisterResponse response =
                before == null ? null : before.finalResponse().orElse(null);
        SourceRecord source = response == null ? null : source(next);
        if (response != null
                && source != null
                && RawTime.isKnown(response.timeNanos())
                && RawTime.isKnown(next.timeNanos())) {
            source.reaction(next.timeNanos() - response.timeNanos());
        }
    }

    private void succeed(Attempt attempt) {
        RegistrarRecord registrar = registrar(attempt.registrar());
        Optional<Credentials> credentials = attempt.credentials();
        if (registrar != null) {
            registrar.success(domain(attempt.aor()), otherUri(attempt, credentials));
        }
        registered.add(attempt.aor());
        credentials.flatMap(Credentials::username).ifPresent(name -> registeredUnder.add(attempt.aor() + '\n' + name));
    }

    private static boolean otherUri(Attempt attempt, Optional<Credentials> credentials) {
        Optional<String> uri = credentials.flatMap(Credentials::uri);
        if (uri.isEmpty()) {
            return false;
        }
        Transaction last = attempt.transactions().get(attempt.transactions().size() - 1);
        return last.request()
                .filter(request -> !request.requestUri().equals(uri.get()))
                .isPresent();
    }

    /** The part of an address-of-record behind the user, without a port; the scheme's own where there is none. */
    public static String domain(String aor) {
        int at = aor.lastIndexOf('@');
        String host = at >= 0 ? aor.substring(at + 1) : aor.substring(aor.indexOf(':') + 1);
        int port = host.lastIndexOf(':');
        boolean hasPort = port > 0 && port > host.lastIndexOf(']');
        return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private @Nullable RegistrarRecord registrar(Endpoint endpoint) {
        RegistrarRecord known = registrars.get(endpoint);
        if (known == null && registrars.size() >= limits.registrars()) {
            forgotten++;
            return null;
        }
        if (known == null) {
            known = new RegistrarRecord(limits);
            registrars.put(endpoint, known);
        }
        return known;
    }

    private @Nullable SourceRecord source(Transaction transaction) {
        Pair pair = new Pair(transaction.source().address(), transaction.destination());
        SourceRecord known = sources.get(pair);
        if (known == null && sources.size() >= limits.sources()) {
            forgotten++;
            return null;
        }
        if (known == null) {
            known = new SourceRecord();
            sources.put(pair, known);
        }
        return known;
    }

    /** Who answers at this endpoint; empty when nobody was seen to. */
    public Optional<RegistrarRecord> at(Endpoint registrar) {
        return Optional.ofNullable(registrars.get(registrar));
    }

    /** All registrars by their endpoints. */
    public Map<Endpoint, RegistrarRecord> registrars() {
        return Map.copyOf(registrars);
    }

    /** How this client fared at this registrar; empty when it was never answered. */
    public Optional<SourceRecord> of(IpAddress client, Endpoint registrar) {
        return Optional.ofNullable(sources.get(new Pair(client, registrar)));
    }

    /** Whether the address registered somewhere in the capture, and never under this user name. */
    public boolean registeredOnlyUnderOthers(String aor, String username) {
        return registered.contains(aor) && !registeredUnder.contains(aor + '\n' + username);
    }

    /** Whether the address registered somewhere in the capture under this user name. */
    public boolean registeredUnder(String aor, String username) {
        return registeredUnder.contains(aor + '\n' + username);
    }

    /** Who came back when after a Retry-After. */
    public Retries retries() {
        return retries;
    }

    /** What found no room. */
    public long forgotten() {
        return retries.forgotten() + forgotten + registered.forgotten() + registeredUnder.forgotten();
    }
}

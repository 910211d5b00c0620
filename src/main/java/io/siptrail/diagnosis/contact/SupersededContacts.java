package io.siptrail.diagnosis.contact;

import io.siptrail.diagnosis.Confidence;
import io.siptrail.diagnosis.Statement;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.registration.Binding;
import io.siptrail.registration.BindingState;
import io.siptrail.registration.Registrant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds contacts that the same device left behind when it registered a newer one. Devices are told apart by their instance
 * (RFC 5626 §4.1), else by their Call-ID, which a client keeps (RFC 3261 §10.2), else by host and User-Agent; two flows of
 * one instance, two transports and two versions of IP are no two contacts of which one is left behind. The registrar has to
 * list the older one still: one that it replaced is not stale.
 */
final class SupersededContacts {

    /** Newer contacts that are compared with one; the first that fits is nearly always the first. */
    private static final int COMPARED = 32;

    private static final double DUE = 0.9;
    private static final double SECOND = 1e9;

    private final Evidence evidence;
    private final long endOrder;
    private final Map<String, List<HeldContact>> byFlow = new HashMap<>();
    private final Map<Long, List<HeldContact>> byCallId = new HashMap<>();
    private final Map<String, List<HeldContact>> byHost = new HashMap<>();
    /** Of the contacts at an endpoint the one that was registered last. */
    private final Map<Endpoint, HeldContact> lastAt = new HashMap<>();

    /** Among the contacts of one address-of-record; the capture ends at that running time. */
    SupersededContacts(List<HeldContact> contacts, Evidence evidence, long endOrder) {
        this.evidence = evidence;
        this.endOrder = endOrder;
        List<HeldContact> sorted = new ArrayList<>(contacts);
        sorted.sort(Comparator.comparingLong(contact -> contact.history().registeredOrder()));
        sorted.forEach(this::index);
    }

    private void index(HeldContact contact) {
        Binding binding = contact.binding();
        contact.endpoints().forEach(endpoint -> lastAt.put(endpoint, contact));
        if (!binding.contact().instance().isEmpty()) {
            add(byFlow, flow(contact), contact);
        }
        binding.registrant().ifPresent(registrant -> add(byCallId, registrant.callId(), contact));
        if (binding.registrant().isPresent() && contact.address().endpoint().isPresent()) {
            add(byHost, contact.address().host(), contact);
        }
    }

    private static <K> void add(Map<K, List<HeldContact>> index, K key, HeldContact contact) {
        index.computeIfAbsent(key, none -> new ArrayList<>(1)).add(contact);
    }

    private static String flow(HeldContact contact) {
        return contact.binding().contact().instance() + " "
                + contact.binding().contact().regId().orElse(0);
    }

    Optional<Staleness> judge(HeldContact old) {
        if (old.state() == BindingState.REMOVED || old.state() == BindingState.REPLACED) {
            return Optional.empty();
        }
        return sameInstance(old).or(() -> sameCallId(old)).or(() -> sameHost(old));
    }

    private Optional<Staleness> sameInstance(HeldContact old) {
        if (old.binding().contact().instance().isEmpty()) {
            return Optional.empty();
        }
        for (HeldContact newer : newer(byFlow.get(flow(old)), old)) {
            if (old.address().sameWay(newer.address()) && isSilentSince(old, newer)) {
                return Optional.of(superseded(newer, Confidence.PROVEN, "under the same instance"));
            }
        }
        return Optional.empty();
    }

    private Optional<Staleness> sameCallId(HeldContact old) {
        List<HeldContact> together = old.binding()
                .registrant()
                .map(who -> byCallId.get(who.callId()))
                .orElse(null);
        for (HeldContact newer : newer(together, old)) {
            if (old.address().sameWay(newer.address()) && !differ(old, newer) && isSilentSince(old, newer)) {
                return Optional.of(superseded(newer, Confidence.LIKELY, "under the same Call-ID"));
            }
        }
        return Optional.empty();
    }

    private Optional<Staleness> sameHost(HeldContact old) {
        if (old.address().endpoint().isEmpty()) {
            return Optional.empty();
        }
        for (HeldContact newer : newer(byHost.get(old.address().host()), old)) {
            if (old.address().transport() == newer.address().transport()
                    && !otherFlows(old, newer)
                    && isOneDevice(old, newer)
                    && isSilentSince(old, newer)) {
                boolean sure = !differ(old, newer) && isDue(old);
                return Optional.of(
                        superseded(newer, sure ? Confidence.LIKELY : Confidence.POSSIBLE, "from the same address"));
            }
        }
        return Optional.empty();
    }

    /** Those of a group that were registered after the old one was last refreshed, and beside which it was still listed. */
    private static List<HeldContact> newer(@Nullable List<HeldContact> group, HeldContact old) {
        if (group == null) {
            return List.of();
        }
        int from = after(group, old.refreshedOrder());
        List<HeldContact> newer = new ArrayList<>(1);
        for (int i = from; i < group.size() && newer.size() < COMPARED; i++) {
            HeldContact candidate = group.get(i);
            if (old.binding().listings().heldOrder() < candidate.history().registeredOrder()) {
                return newer;
            }
            if (candidate != old
                    && candidate.binding().registrar().equals(old.binding().registrar())) {
                newer.add(candidate);
            }
        }
        return newer;
    }

    private static int after(List<HeldContact> group, long order) {
        int low = 0;
        int high = group.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (group.get(middle).history().registeredOrder() <= order) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Any packet from the old address since clears it, unless the newer one has that address now, or another got it later. */
    private boolean isSilentSince(HeldContact old, HeldContact newer) {
        for (Endpoint endpoint : old.endpoints()) {
            if (!newer.endpoints().contains(endpoint)
                    && !wasReused(endpoint, old)
                    && heard(endpoint) > newer.history().registeredOrder()) {
                return false;
            }
        }
        return true;
    }

    private boolean wasReused(Endpoint endpoint, HeldContact old) {
        HeldContact last = lastAt.get(endpoint);
        return last != null
                && last.history().registeredOrder() > old.endOrder()
                && !last.binding()
                        .contact()
                        .uri()
                        .equals(old.binding().contact().uri());
    }

    /** Where there was no room to remember an endpoint nobody can say that it was silent. */
    private long heard(Endpoint endpoint) {
        return evidence.lastHeardFrom(endpoint)
                .orElse(evidence.remembersAllEndpoints() ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    /** Whether they name different instances, or different flows. */
    private static boolean differ(HeldContact old, HeldContact newer) {
        String one = old.binding().contact().instance();
        String other = newer.binding().contact().instance();
        return (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) || otherFlows(old, newer);
    }

    private static boolean otherFlows(HeldContact old, HeldContact newer) {
        return old.binding().contact().regId().isPresent()
                && newer.binding().contact().regId().isPresent()
                && !old.binding()
                        .contact()
                        .regId()
                        .equals(newer.binding().contact().regId());
    }

    /**
     * Whether the host of both is the address of one device rather than of a NAT before several. The device's own Via has to
     * name it too, and its packets come from there, or, where the host is private, through the same NAT.
     */
    private static boolean isOneDevice(HeldContact old, HeldContact newer) {
        Optional<Registrant> who = newer.binding().registrant();
        IpAddress host = newer.address().endpoint().map(at -> at.address()).orElse(null);
        if (who.isEmpty() || host == null || !namesItself(who.get(), newer)) {
            return false;
        }
        boolean direct = who.get().source().address().equals(host);
        boolean own = PrivateAddress.isOwn(host);
        if (!direct && !own) {
            return false;
        }
        Optional<Registrant> before = old.binding().registrant();
        if (before.isPresent()) {
            return namesItself(before.get(), old)
                    && before.get().source().address().equals(who.get().source().address())
                    && sameAgent(before.get(), who.get())
                    && (own || !differ(old, newer));
        }
        boolean elsewhere = ContactAddress.endpoint(old.binding().contact().received())
                .filter(seen -> !seen.address().equals(who.get().source().address()))
                .isPresent();
        return direct && !elsewhere && (own || !differ(old, newer));
    }

    private static boolean namesItself(Registrant who, HeldContact contact) {
        return who.via().equals(contact.address().host());
    }

    private static boolean sameAgent(Registrant one, Registrant other) {
        return one.userAgent().isEmpty()
                || other.userAgent().isEmpty()
                || one.userAgent().equals(other.userAgent());
    }

    /** Whether a live client would have refreshed it by now. */
    private boolean isDue(HeldContact old) {
        long granted = old.history().times().grantedSeconds().orElse(0);
        return granted > 0 && endOrder - old.refreshedOrder() >= DUE * granted * SECOND;
    }

    private static Staleness superseded(HeldContact newer, Confidence confidence, String how) {
        Binding successor = newer.binding();
        Statement explanation = Statement.of("the same device registered ")
                .quote(successor.contact().uri())
                .text(" " + how + ", in ")
                .frame(successor.position().frame())
                .text(", and nothing came from the older one since");
        return new Staleness(
                StaleReason.SUPERSEDED,
                confidence,
                newer.history()
                        .times()
                        .registeredNanos()
                        .orElse(successor.grants().firstNanos()),
                explanation,
                List.of(successor.position().frame()));
    }
}

package io.siptrail.transaction;

import io.siptrail.net.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** Gathers the {@link Course} of a transaction; made only when there is something to gather. */
final class CourseRecorder {

    private final List<Resend> resends = new ArrayList<>(1);
    private final List<RegisterResponse> otherFinals = new ArrayList<>(0);
    private final List<Endpoint> otherSources = new ArrayList<>(0);
    private final List<Endpoint> otherDestinations = new ArrayList<>(0);
    private final List<Endpoint> answeredFrom = new ArrayList<>(0);
    private final List<Endpoint> answeredTo = new ArrayList<>(0);
    private int provisional;

    void resend(Observed observed) {
        if (resends.size() < Course.KEPT) {
            resends.add(new Resend(observed.position().frame(), observed.timeNanos()));
        }
    }

    void provisional(int status) {
        provisional = status;
    }

    void otherFinal(RegisterResponse response) {
        if (otherFinals.size() < Course.FEW) {
            otherFinals.add(response);
        }
    }

    /** A request was seen between other endpoints than the first. */
    void passed(Endpoint source, Endpoint destination) {
        note(otherSources, source);
        note(otherDestinations, destination);
    }

    void answered(Endpoint from, Endpoint to, Endpoint client, Endpoint server) {
        if (!from.equals(server)) {
            note(answeredFrom, from);
        }
        if (!to.equals(client)) {
            note(answeredTo, to);
        }
    }

    private static void note(List<Endpoint> known, Endpoint endpoint) {
        if (known.size() < Course.FEW && !known.contains(endpoint)) {
            known.add(endpoint);
        }
    }

    Course course(boolean answeredHome) {
        return new Course(
                resends,
                provisional,
                otherFinals,
                otherSources,
                otherDestinations,
                answeredHome,
                answeredFrom,
                answeredTo);
    }
}

package io.siptrail.registration;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the machines of all addresses-of-record share.
 *
 * @param settled takes each attempt to which nothing more can belong
 * @param follower takes each attempt as it stands after a message; null when nobody follows
 */
record Setting(
        RegistrationLimits limits,
        Irregularities irregularities,
        LedgerAccount account,
        Consumer<Attempt> settled,
        @Nullable Consumer<Attempt> follower) {}

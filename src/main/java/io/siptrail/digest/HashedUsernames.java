package io.siptrail.digest;

import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.ResponseDigester;
import io.siptrail.digest.secret.CredentialEntry;
import io.siptrail.digest.secret.CredentialFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names behind hashed usernames (RFC 7616 §3.4.4). The names of a realm are all hashed when it is first asked for;
 * realms come from the wire, so there is a limit on all that is hashed.
 */
final class HashedUsernames {

    private record Key(HashFunction hash, String realm) {}

    private final CredentialFile file;
    private final int limit;
    private final Map<Key, Map<String, List<String>>> known = new HashMap<>();
    private int hashed;
    private boolean limitReached;

    HashedUsernames(CredentialFile file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    /** The supplied names that have this hash; for realms beyond the limit none. */
    synchronized Set<String> names(CredentialsReading reading) {
        Key key = new Key(reading.algorithm().hash(), reading.realm());
        if (!known.containsKey(key)) {
            if (hashed + file.entries().size() > limit) {
                limitReached = true;
                return Set.of();
            }
            hashed += file.entries().size();
            known.put(key, hashAll(key));
        }
        String digits = reading.username().toLowerCase(Locale.ROOT);
        return new LinkedHashSet<>(known.getOrDefault(key, Map.of()).getOrDefault(digits, List.of()));
    }

    synchronized boolean isLimitReached() {
        return limitReached;
    }

    private Map<String, List<String>> hashAll(Key key) {
        ResponseDigester digester = new ResponseDigester();
        Map<String, List<String>> names = new HashMap<>();
        for (CredentialEntry entry : file.entries()) {
            if (entry.isFor(key.realm())) {
                String digits = digester.userHash(key.hash(), entry.username(), key.realm());
                names.computeIfAbsent(digits, first -> new ArrayList<>(1)).add(entry.username());
            }
        }
        return names;
    }
}

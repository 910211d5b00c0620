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

/** Finds the names behind hashed usernames (RFC 7616 §3.4.4). All names are hashed once for each realm, up to a limit of realms. */
final class HashedUsernames {

    private record Key(HashFunction hash, String realm) {}

    private final CredentialFile file;
    private final int realms;
    private final Map<Key, Map<String, List<String>>> known = new HashMap<>();

    HashedUsernames(CredentialFile file, int realms) {
        this.file = file;
        this.realms = realms;
    }

    /** The supplied names that have this hash; none beyond the limit of realms. */
    synchronized Set<String> names(CredentialsReading reading) {
        Key key = new Key(reading.algorithm().hash(), reading.realm());
        if (!known.containsKey(key)) {
            if (known.size() == realms) {
                return Set.of();
            }
            known.put(key, hashAll(key));
        }
        String digits = reading.username().toLowerCase(Locale.ROOT);
        return new LinkedHashSet<>(known.getOrDefault(key, Map.of()).getOrDefault(digits, List.of()));
    }

    private Map<String, List<String>> hashAll(Key key) {
        ResponseDigester digester = new ResponseDigester();
        Map<String, List<String>> names = new HashMap<>();
        for (CredentialEntry entry : file.entries()) {
            if (entry.isFor(key.realm())) {
                String hashed = digester.userHash(key.hash(), entry.username(), key.realm());
                names.computeIfAbsent(hashed, digits -> new ArrayList<>(1)).add(entry.username());
            }
        }
        return names;
    }
}

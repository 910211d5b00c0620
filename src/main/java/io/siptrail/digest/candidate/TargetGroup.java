package io.siptrail.digest.candidate;

import io.siptrail.digest.StatedResponse;
import io.siptrail.digest.arithmetic.Calculation;
import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.ResponseDigester;
import io.siptrail.digest.arithmetic.SessionRule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Responses that share HA1: of one user in one realm by one hash function. It is only read, so threads share it. */
final class TargetGroup {

    /**
     * One response.
     *
     * @param place in the list of the caller, from 0
     * @param session what follows HA1 in the hash of -sess; empty for the plain algorithms
     * @param rest what follows HA1 in the last hash
     */
    record Target(int place, ByteBuffer session, ByteBuffer rest, ByteBuffer response) {}

    private record Key(HashFunction hash, String head) {}

    final HashFunction hash;
    final byte[] head;
    final List<Target> targets = new ArrayList<>(1);

    private TargetGroup(Key key) {
        this.hash = key.hash();
        this.head = key.head().getBytes(StandardCharsets.UTF_8);
    }

    static List<TargetGroup> of(List<StatedResponse> responses) {
        Map<Key, TargetGroup> groups = new LinkedHashMap<>();
        ResponseDigester digester = new ResponseDigester();
        for (int place = 0; place < responses.size(); place++) {
            Calculation calculation = responses.get(place).calculation();
            String head = calculation.ha1().username() + ':' + calculation.ha1().realm() + ':';
            groups.computeIfAbsent(new Key(calculation.hash(), head), TargetGroup::new)
                    .targets
                    .add(target(place, responses.get(place), digester));
        }
        return List.copyOf(groups.values());
    }

    private static Target target(int place, StatedResponse response, ResponseDigester digester) {
        Calculation calculation = response.calculation();
        String bound =
                ':' + calculation.tail().nonce() + ':' + calculation.tail().cnonce();
        byte[] session = (calculation.session() == SessionRule.NONE ? "" : bound).getBytes(StandardCharsets.UTF_8);
        return new Target(
                place, ByteBuffer.wrap(session), ByteBuffer.wrap(digester.afterHa1(calculation)), response.response());
    }
}

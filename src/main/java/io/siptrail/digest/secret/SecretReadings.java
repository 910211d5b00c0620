package io.siptrail.digest.secret;

import io.siptrail.digest.arithmetic.AkaPassword;
import io.siptrail.digest.arithmetic.DigestAlgorithm;
import io.siptrail.digest.arithmetic.HashFunction;
import io.siptrail.digest.arithmetic.Hex;
import io.siptrail.digest.arithmetic.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the third field of a line may mean to an algorithm. */
public final class SecretReadings {

    private static final Pattern AKA_KEYS =
            Pattern.compile("(?i)RES=([0-9a-f]{8,32})(?:,IK=([0-9a-f]{32}),CK=([0-9a-f]{32}))?");

    private SecretReadings() {}

    /** Every secret that the field may stand for, the most special first; all are to be tried. None where an HA1 is of another hash. */
    public static List<Secret> of(Secret field, DigestAlgorithm algorithm) {
        if (field.isHa1()) {
            return field.fits(algorithm.hash()) ? List.of(field) : List.of();
        }
        List<Secret> readings = new ArrayList<>(2);
        if (algorithm.isAka()) {
            aka(field.reveal(), algorithm, readings);
        } else if (algorithm.hash() == HashFunction.MD5 && isHa1OfMd5(field.reveal())) {
            readings.add(Secret.ha1(field.reveal()));
        }
        readings.add(field);
        return List.copyOf(readings);
    }

    private static boolean isHa1OfMd5(String text) {
        return text.length() == HashFunction.MD5.hexLength() && Hex.parse(text).isPresent();
    }

    /** RES has 4 to 16 bytes (3GPP TS 33.102 §6.3.7); without IK and CK there is no AKAv2 password to derive. */
    private static void aka(String text, DigestAlgorithm algorithm, List<Secret> readings) {
        Matcher keys = AKA_KEYS.matcher(text);
        boolean named = keys.matches();
        Optional<byte[]> res = Hex.parse(named ? keys.group(1) : text);
        if (res.isEmpty() || res.get().length < 4 || res.get().length > 16) {
            return;
        }
        if (algorithm == DigestAlgorithm.AKA_V1_MD5) {
            readings.add(AkaPassword.version1(res.get()));
        } else if (named && keys.group(2) != null) {
            byte[] ik = Hex.parse(keys.group(2)).orElseThrow();
            byte[] ck = Hex.parse(keys.group(3)).orElseThrow();
            readings.add(AkaPassword.version2(res.get(), ik, ck));
        }
    }
}

package io.siptrail.diagnosis.evidence;

import java.util.List;
import java.util.Locale;

/** User agents of tools that look for open registrars and passwords, as they write them; lists of this kind are in the wild's firewalls. */
public final class ScannerNames {

    private static final List<String> NAMES = List.of(
            "friendly-scanner",
            "sipvicious",
            "sundayddr",
            "sip-scan",
            "sipscan",
            "pplsip",
            "vaxsipuseragent",
            "vaxasip",
            "iwar",
            "sivus",
            "smap",
            "siparmyknife",
            "mr.sip",
            "sippts",
            "metasploit",
            "gulp",
            "siptest-scan");

    private ScannerNames() {}

    /** Whether a User-Agent header names such a tool. */
    public static boolean isScanner(String userAgent) {
        if (userAgent.isEmpty()) {
            return false;
        }
        String lower = userAgent.toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (lower.startsWith(name)) {
                return true;
            }
        }
        return false;
    }
}

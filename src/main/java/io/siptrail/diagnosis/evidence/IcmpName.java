package io.siptrail.diagnosis.evidence;

/** What the types and codes of ICMP and ICMPv6 errors are called (the IANA registries of their parameters, those that are met). */
final class IcmpName {

    private IcmpName() {}

    /** {@code ICMP port unreachable (type 3 code 3)}. */
    static String of(int version, int type, int code) {
        String numbers = " (type " + type + " code " + code + ")";
        return version == 6 ? "ICMPv6 " + ofVersion6(type, code) + numbers : "ICMP " + ofVersion4(type, code) + numbers;
    }

    private static String ofVersion4(int type, int code) {
        return switch (type) {
            case 3 ->
                switch (code) {
                    case 0, 6, 11 -> "network unreachable";
                    case 1, 7, 12 -> "host unreachable";
                    case 2 -> "protocol unreachable";
                    case 3 -> "port unreachable";
                    case 4 -> "fragmentation needed";
                    case 9, 10, 13 -> "administratively prohibited";
                    default -> "destination unreachable";
                };
            case 4 -> "source quench";
            case 11 -> code == 1 ? "reassembly time exceeded" : "time exceeded";
            default -> "error";
        };
    }

    private static String ofVersion6(int type, int code) {
        return switch (type) {
            case 1 ->
                switch (code) {
                    case 0 -> "no route";
                    case 1 -> "administratively prohibited";
                    case 3 -> "address unreachable";
                    case 4 -> "port unreachable";
                    default -> "destination unreachable";
                };
            case 2 -> "packet too big";
            case 3 -> code == 1 ? "reassembly time exceeded" : "time exceeded";
            default -> "error";
        };
    }
}

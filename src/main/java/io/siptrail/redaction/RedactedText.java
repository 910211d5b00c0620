package io.siptrail.redaction;

import io.siptrail.net.IpAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is to be hidden within text: URIs, addresses, {@code user@host} and instances by their shape, and, in text from the wire,
 * every user, host and Call-ID that was hidden before.
 */
final class RedactedText {

    /** Longer ones are no names; the bounds keep the search linear whatever the wire brings. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int LONGEST_WORD = 64;

    private static final String HOST =
            "\\[[0-9a-fA-F:.]{2,64}\\]|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,254}[\\p{L}\\p{N}])?";

    private static final String URI = "((?i:sips?|tel)):(?:([^\\s@<>\"`,]{1,256})@)?(" + HOST + "|\\+[0-9().-]{1,64})";
    private static final String INSTANCE = "((?i:urn:[a-z0-9]{1,16}:)[0-9a-fA-F:.-]{1,64})";
    private static final String PAIR = "([^\\s@<>\"'`,;=:(){}\\[\\]/]{1,128})@(" + HOST + ")";
    private static final String IPV4 =
            "((?<![\\p{L}\\p{N}.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\p{L}\\p{N}]|\\.\\d))(?=(:\\d)?)";
    private static final String IPV6 =
            "(?<![\\p{L}\\p{N}:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:\\.\\d{1,3}){0,3}(?![\\p{L}\\p{N}])";
    private static final String WORD = "([^\\s\"'`<>(){}\\[\\],;=:/@]+)";

    /** Groups of the patterns. */
    private static final int SCHEME = 1;

    private static final int URI_USER = 2;
    private static final int URI_HOST = 3;
    private static final int DEVICE = 4;
    private static final int NAME = 5;
    private static final int DOMAIN = 6;
    private static final int BEFORE_PORT = 8;
    private static final int PLAIN = 9;

    private static final Pattern SHAPES = Pattern.compile(URI + "|" + INSTANCE + "|" + PAIR + "|" + IPV4 + "|" + IPV6);
    private static final Pattern SHAPES_AND_WORDS = Pattern.compile(SHAPES.pattern() + "|" + WORD);
    private static final Pattern WHOLE_URI = Pattern.compile(URI);

    private final Pseudonyms pseudonyms;
    private final int most;
    private final Set<String> users = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> callIds = new HashSet<>();
    private boolean full;

    RedactedText(Pseudonyms pseudonyms, RedactionLimits limits) {
        this.pseudonyms = pseudonyms;
        this.most = limits.names();
    }

    private void learn(Set<String> names, String name) {
        if (users.size() + hosts.size() + callIds.size() < most) {
            names.add(name);
        } else if (!names.contains(name)) {
            full = true;
        }
    }

    /** Whether there are more names than could be remembered. */
    boolean isFull() {
        return full;
    }

    /** A user, or one with a domain as some write it in credentials. */
    String user(String user) {
        int at = user.lastIndexOf('@');
        if (at > 0) {
            return user(user.substring(0, at)) + "@" + hostOfUri(user.substring(at + 1));
        }
        learn(users, user);
        return pseudonyms.user(user);
    }

    /** A host or a realm, which mostly is one. */
    String host(String host) {
        learn(hosts, host);
        return pseudonyms.host(host);
    }

    private String hostOfUri(String host) {
        learn(hosts, host);
        return pseudonyms.hostOfUri(host);
    }

    String callId(String callId) {
        learn(callIds, callId);
        return pseudonyms.callId(callId);
    }

    /** A URI; one that is none is hidden whole. */
    String uri(String uri) {
        if (uri.isEmpty() || uri.equals("*")) {
            return uri;
        }
        Matcher parsed = WHOLE_URI.matcher(uri);
        return uri.length() <= LONGEST_TEXT && parsed.lookingAt()
                ? uriHead(parsed) + wire(uri.substring(parsed.end()))
                : pseudonyms.token(uri);
    }

    private String uriHead(MatchResult uri) {
        String scheme = uri.group(SCHEME);
        String host = uri.group(URI_HOST);
        if (scheme.equalsIgnoreCase("tel")) {
            return scheme + ":" + user(host);
        }
        String user = uri.group(URI_USER);
        return scheme + ":" + (user == null ? "" : userOfUri(user) + "@") + hostOfUri(host);
    }

    /** Without its password or parameters, which may say more of the user (RFC 3261 §25.1 userinfo). */
    private String userOfUri(String user) {
        return user(user.split("[:;]", 2)[0]);
    }

    /** What is neither user nor host, and may still tell who somebody is. */
    String token(String text) {
        return pseudonyms.token(text);
    }

    String branch(String branch) {
        return pseudonyms.branch(branch);
    }

    String instance(String instance) {
        return pseudonyms.instance(instance);
    }

    /** Words of our own, into which a value may have been written. */
    String own(String text) {
        return SHAPES.matcher(text).replaceAll(found -> quoted(shape(found)));
    }

    /** Text from the wire. */
    String wire(String text) {
        if (text.isEmpty()) {
            return text;
        }
        if (callIds.contains(text)) {
            return pseudonyms.callId(text);
        }
        if (users.contains(text)) {
            return pseudonyms.user(text);
        }
        return full || text.length() > LONGEST_TEXT ? pseudonyms.token(text) : rewritten(text, this::word);
    }

    /** What says why: users are not looked for in it, since they may be called like any word. */
    String phrase(String text) {
        return rewritten(text, word -> callIds.contains(word) || hosts.contains(word) ? word(word) : word);
    }

    private String rewritten(String text, UnaryOperator<String> words) {
        return SHAPES_AND_WORDS.matcher(text).replaceAll(found -> {
            String word = found.group(PLAIN);
            return quoted(word == null ? shape(found) : words.apply(word));
        });
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private String word(String word) {
        if (users.contains(word)) {
            return pseudonyms.user(word);
        }
        if (callIds.contains(word)) {
            return pseudonyms.callId(word);
        }
        if (hosts.contains(word)) {
            return pseudonyms.host(word);
        }
        return word.length() > LONGEST_WORD ? pseudonyms.token(word) : word;
    }

    private String shape(MatchResult found) {
        String whole = found.group();
        if (callIds.contains(whole)) {
            return pseudonyms.callId(whole);
        }
        if (found.group(SCHEME) != null) {
            return uriHead(found);
        }
        if (found.group(DEVICE) != null) {
            return pseudonyms.instance(whole);
        }
        if (found.group(NAME) != null) {
            return user(found.group(NAME)) + "@" + hostOfUri(found.group(DOMAIN));
        }
        if (IpAddress.parse(whole).isEmpty()) {
            return whole;
        }
        return found.group(BEFORE_PORT) == null ? host(whole) : hostOfUri(whole);
    }
}

package io.siptrail.digest.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NonceUsesTest {

    @Test
    void countMustRiseForEachUserOfANonce() {
        NonceUses uses = new NonceUses(NonceLimits.defaults());

        assertThat(uses.add("n", "alice", "call-1", "00000001")).isEqualTo(NonceCount.FIRST);
        assertThat(uses.add("n", "alice", "call-1", "0000000A")).isEqualTo(NonceCount.RISEN);
        assertThat(uses.add("n", "alice", "call-1", "0000000a")).isEqualTo(NonceCount.NOT_RISEN);
        assertThat(uses.add("n", "bob", "call-2", "00000001")).isEqualTo(NonceCount.FIRST);
        assertThat(uses.add("n", "alice", "call-1", "")).isEqualTo(NonceCount.UNCOUNTED);
        assertThat(uses.add("n", "alice", "call-1", "zz")).isEqualTo(NonceCount.UNCOUNTED);
    }

    @Test
    void usersAndDialogsOfANonceAreKnown() {
        NonceUses uses = new NonceUses(NonceLimits.defaults());
        uses.add("n", "bob", "call-2", "00000002");
        uses.add("n", "alice", "call-1", "00000001");

        NonceUse use = uses.of("n").orElseThrow();

        assertThat(use.users()).containsExactly("bob", "alice");
        assertThat(use.callIds()).containsExactly("call-2", "call-1");
        assertThat(use.highestCount("bob")).isEqualTo(2);
        assertThat(use.uses()).isEqualTo(2);
        assertThat(uses.of("other")).isEmpty();
    }

    @Test
    void boundsAreCountedWhenTheyArePassed() {
        NonceUses uses = new NonceUses(new NonceLimits(7, 1, 16));
        uses.add("a", "alice", "call", "1");
        uses.add("a", "bob", "call-b", "1");
        uses.add("b", "alice", "call", "1");
        uses.add("c", "alice", "call", "1");

        assertThat(uses.forgotten()).isEqualTo(1);
        assertThat(uses.of("a")).isEmpty();
        assertThat(uses.of("c")).isPresent();

        uses.add("c", "bob", "call-b", "1");
        assertThat(uses.of("c").orElseThrow().overflows()).isEqualTo(2);

        assertThat(uses.add("n".repeat(17), "alice", "call", "1")).isEqualTo(NonceCount.TOO_LONG);
        assertThat(uses.tooLong()).isEqualTo(1);
    }
}

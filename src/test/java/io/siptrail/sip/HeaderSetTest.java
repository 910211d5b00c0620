package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderSetTest {

    @Test
    void everyKnownHeaderHasAPlaceOfItsOwn() {
        HeaderSet set = new HeaderSet();
        for (int number = 0; number < KnownHeader.count(); number++) {
            assertThat(set.contains(number)).isFalse();
            assertThat(set.add(number)).isTrue();
            assertThat(set.add(number)).isFalse();
            assertThat(set.contains(number)).isTrue();
        }
        assertThat(KnownHeader.count()).isLessThanOrEqualTo(2 * Long.SIZE);
    }
}

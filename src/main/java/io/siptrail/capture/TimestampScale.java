package io.siptrail.capture;

/**
 * From the ticks of a pcapng interface to nanoseconds since the epoch: if_tsresol and if_tsoffset of the Interface
 * Description Block (draft-ietf-opsawg-pcapng section 4.2). Times outside a signed 64-bit count are clamped to its ends.
 */
final class TimestampScale {

    static final TimestampScale MICROSECONDS = of(6, 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long factor;
    private final long divisor;
    private final int shift;
    private final long offsetNanos;
    private final long fastTicks;

    private TimestampScale(long factor, long divisor, int shift, long offsetNanos) {
        this.factor = factor;
        this.divisor = divisor;
        this.shift = shift;
        this.offsetNanos = offsetNanos;
        boolean simple = divisor == 1 && shift == 0 && !isClamped(offsetNanos);
        this.fastTicks = simple ? (Long.MAX_VALUE - Math.max(offsetNanos, 0)) / factor : -1;
    }

    /**
     * A scale out of the two options.
     *
     * @param resolution the if_tsresol byte: top bit clear, a negative power of 10; set, a negative power of 2
     * @param offsetSeconds the if_tsoffset value
     */
    static TimestampScale of(int resolution, long offsetSeconds) {
        int exponent = resolution & 0x7F;
        long offsetNanos = saturatedProduct(offsetSeconds);
        if ((resolution & 0x80) != 0) {
            return new TimestampScale(NANOS_PER_SECOND, 1, exponent, offsetNanos);
        }
        if (exponent <= 9) {
            return new TimestampScale(powerOfTen(9 - exponent), 1, 0, offsetNanos);
        }
        // 10^19 is the largest unsigned 64-bit power; with a finer resolution no count reaches a nanosecond.
        return exponent <= 28
                ? new TimestampScale(1, powerOfTen(exponent - 9), 0, offsetNanos)
                : new TimestampScale(0, powerOfTen(19), 0, offsetNanos);
    }

    /** Whether a time is one of the two ends that stand for "outside". */
    static boolean isClamped(long nanos) {
        return nanos == Long.MAX_VALUE || nanos == Long.MIN_VALUE;
    }

    /** {@code ticks}: unsigned. */
    long nanos(long ticks) {
        if (ticks >= 0 && ticks <= fastTicks) {
            return ticks * factor + offsetNanos;
        }
        return isClamped(offsetNanos) ? offsetNanos : saturatedSum(unshifted(ticks), offsetNanos);
    }

    private long unshifted(long ticks) {
        if (divisor != 1) {
            return factor * Long.divideUnsigned(ticks, divisor);
        }
        long low = ticks * factor;
        long high = Math.multiplyHigh(ticks, factor) + (ticks < 0 ? factor : 0);
        return shifted(high, low);
    }

    /** The 128-bit product shifted right; {@code high} is below 2^30, as the factor is. */
    private long shifted(long high, long low) {
        if (shift >= 64) {
            return high >>> (shift - 64);
        }
        if (shift == 0) {
            return high != 0 || low < 0 ? Long.MAX_VALUE : low;
        }
        long result = (high << (64 - shift)) | (low >>> shift);
        return high >>> shift != 0 || result < 0 ? Long.MAX_VALUE : result;
    }

    private static long saturatedProduct(long seconds) {
        if (Math.abs(seconds / 2) > Long.MAX_VALUE / NANOS_PER_SECOND / 2) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return seconds * NANOS_PER_SECOND;
    }

    private static long saturatedSum(long nanos, long offset) {
        long sum = nanos + offset;
        boolean overflow = ((nanos ^ sum) & (offset ^ sum)) < 0;
        return overflow || nanos == Long.MAX_VALUE ? Long.MAX_VALUE : sum;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}

package io.siptrail.diagnosis.lifecycle;

/**
 * Bounds of this package.
 *
 * @param findingsPerKind beyond, the rest is one finding that says how many they are
 */
public record LifecycleLimits(int findingsPerKind) {

    /** More than anyone reads. */
    public static LifecycleLimits defaults() {
        return new LifecycleLimits(1_000);
    }
}

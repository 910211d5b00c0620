package io.siptrail.diagnosis.lifecycle;

/** Looks for one kind of finding. */
interface LifecycleRule {

    /** Looks at the bindings of one address-of-record; each comes once. */
    void examine(AorBindings bindings, FindingBook book);

    /** Says what only all of them together show. */
    default void finish(FindingBook book) {}
}

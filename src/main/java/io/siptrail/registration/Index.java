package io.siptrail.registration;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by key, as a map does. All that are empty are one, a few entries are looked through, and only many are
 * hashed: hundreds of thousands of addresses-of-record have one or two attempts each, but an attack gives a single one as
 * many. Every change says which index to go on with; the one before it is of no use any more.
 */
abstract sealed class Index<K, V> {

    private static final int FEW = 8;

    private static final Index<?, ?> NONE = new None<>();

    /** Without entries. */
    @SuppressWarnings("unchecked") // It never holds a value.
    static <K, V> Index<K, V> none() {
        return (Index<K, V>) NONE;
    }

    abstract @Nullable V get(K key);

    /** With this value for the key, whatever it had before. */
    abstract Index<K, V> with(K key, V value);

    /** Without the key, if this is its value. */
    abstract Index<K, V> without(K key, V value);

    /** Without the value under any key; looks at every entry. */
    abstract Index<K, V> withoutAll(V value);

    abstract boolean isEmpty();

    /** Whether it is looked through in any case: then a look at each entry costs less than reading a header for its key. */
    abstract boolean isSmall();

    private static final class None<K, V> extends Index<K, V> {

        @Override
        @Nullable
        V get(K key) {
            return null;
        }

        @Override
        Index<K, V> with(K key, V value) {
            return new Few<>(key, value, null);
        }

        @Override
        Index<K, V> without(K key, V value) {
            return this;
        }

        @Override
        Index<K, V> withoutAll(V value) {
            return this;
        }

        @Override
        boolean isEmpty() {
            return true;
        }

        @Override
        boolean isSmall() {
            return true;
        }
    }

    /** An entry, and the others. */
    private static final class Few<K, V> extends Index<K, V> {

        private final K key;
        private V value;
        private @Nullable Few<K, V> next;

        Few(K key, V value, @Nullable Few<K, V> next) {
            this.key = key;
            this.value = value;
            this.next = next;
        }

        @Override
        @Nullable
        V get(K wanted) {
            for (Few<K, V> entry = this; entry != null; entry = entry.next) {
                if (entry.key.equals(wanted)) {
                    return entry.value;
                }
            }
            return null;
        }

        @Override
        Index<K, V> with(K newKey, V newValue) {
            int size = 0;
            for (Few<K, V> entry = this; entry != null; entry = entry.next) {
                if (entry.key.equals(newKey)) {
                    entry.value = newValue;
                    return this;
                }
                size++;
            }
            return size < FEW ? new Few<>(newKey, newValue, this) : new Many<>(this).with(newKey, newValue);
        }

        @Override
        Index<K, V> without(K gone, V value) {
            Few<K, V> before = null;
            for (Few<K, V> entry = this; entry != null; entry = entry.next) {
                if (entry.key.equals(gone)) {
                    return entry.value.equals(value) ? without(entry, before) : this;
                }
                before = entry;
            }
            return this;
        }

        private Index<K, V> without(Few<K, V> entry, @Nullable Few<K, V> before) {
            if (before != null) {
                before.next = entry.next;
                return this;
            }
            return entry.next == null ? none() : entry.next;
        }

        @Override
        Index<K, V> withoutAll(V gone) {
            Index<K, V> rest = this;
            for (Few<K, V> entry = this; entry != null; entry = entry.next) {
                if (entry.value.equals(gone)) {
                    rest = rest.without(entry.key, gone);
                }
            }
            return rest;
        }

        @Override
        boolean isEmpty() {
            return false;
        }

        @Override
        boolean isSmall() {
            return true;
        }
    }

    private static final class Many<K, V> extends Index<K, V> {

        private final Map<K, V> values = new HashMap<>(4 * FEW);

        Many(Few<K, V> few) {
            for (Few<K, V> entry = few; entry != null; entry = entry.next) {
                values.put(entry.key, entry.value);
            }
        }

        @Override
        @Nullable
        V get(K key) {
            return values.get(key);
        }

        @Override
        Index<K, V> with(K key, V value) {
            values.put(key, value);
            return this;
        }

        @Override
        Index<K, V> without(K key, V value) {
            values.remove(key, value);
            return orNone();
        }

        @Override
        Index<K, V> withoutAll(V value) {
            values.values().removeIf(value::equals);
            return orNone();
        }

        private Index<K, V> orNone() {
            return isEmpty() ? none() : this;
        }

        @Override
        boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        boolean isSmall() {
            return false;
        }
    }
}

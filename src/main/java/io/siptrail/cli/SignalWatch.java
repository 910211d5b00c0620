package io.siptrail.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Hears one signal in place of the virtual machine. Java offers this only in {@code sun.misc}, which it does not promise to
 * keep: so it is looked up by name, and where it is not there, nothing is heard.
 */
final class SignalWatch implements AutoCloseable {

    /** By name, with the numbers that POSIX fixes for {@code kill}. */
    private static final Map<String, Integer> ENDING = new TreeMap<>(Map.of("HUP", 1, "INT", 2, "TERM", 15));

    private final Class<?> handlers;
    private final Object signal;
    private final Object before;

    private SignalWatch(String name, Runnable heard) throws ReflectiveOperationException {
        this.handlers = Class.forName("sun.misc.SignalHandler");
        this.signal =
                Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
        InvocationHandler answer = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> {
                    heard.run();
                    return null;
                }
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {
                    return name;
                }
            }
        };
        this.before = handle(Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[] {handlers}, answer));
    }

    /** Hears those that end a process, and says their numbers; none where this is not possible. */
    static List<SignalWatch> ofEnding(IntConsumer heard) {
        List<SignalWatch> watches = new ArrayList<>();
        ENDING.forEach((name, number) -> of(name, () -> heard.accept(number)).ifPresent(watches::add));
        return watches;
    }

    /** Hears that the terminal has another size; empty where there is no such signal. */
    static Optional<SignalWatch> ofResizing(Runnable heard) {
        return of("WINCH", heard);
    }

    /** Windows has not all of them, and a virtual machine may keep its signals to itself. */
    private static Optional<SignalWatch> of(String name, Runnable heard) {
        try {
            return Optional.of(new SignalWatch(name, heard));
        } catch (ReflectiveOperationException unheard) {
            return Optional.empty();
        }
    }

    private Object handle(Object handler) throws ReflectiveOperationException {
        return signal.getClass()
                .getMethod("handle", signal.getClass(), handlers)
                .invoke(null, signal, handler);
    }

    /** Leaves the signal to whom it was left before. */
    @Override
    public void close() {
        try {
            handle(before);
        } catch (ReflectiveOperationException unchanged) {
            throw new IllegalStateException("a signal that could be heard can be left alone", unchanged);
        }
    }
}

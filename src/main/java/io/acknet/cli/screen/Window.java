package io.acknet.cli.screen;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// The window of the terminal that standard output goes to. No process is started to ask for it.
final class Window {
    private static final int STANDARD_OUTPUT = 1;

    /// `TIOCGWINSZ` of `ioctl(2)`: Linux' asm-generic/ioctls.h, and macOS' sys/ttycom.h.
    private static final long ON_LINUX = 0x5413;

    private static final long ON_MAC = 0x40087468L;

    /// `struct winsize`: rows, columns, and two more, each an unsigned short.
    private static final int SIZE = 8;

    private static final int COLUMNS_AT = 2;

    private Window() {}

    /// Empty where it is no terminal. `COLUMNS` counts before what the terminal says.
    static OptionalInt columns(Map<String, String> environment) {
        String said = environment.getOrDefault("COLUMNS", "");
        if (said.matches("[1-9]\\d{0,4}")) {
            return OptionalInt.of(Integer.parseInt(said));
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return asked(ON_LINUX);
        }
        return system.startsWith("mac") ? asked(ON_MAC) : OptionalInt.empty();
    }

    private static OptionalInt asked(long request) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment window = arena.allocate(SIZE);
            int failed = (int) ioctl().invokeExact(STANDARD_OUTPUT, request, window);
            int columns = Short.toUnsignedInt(window.get(ValueLayout.JAVA_SHORT, COLUMNS_AT));
            return failed == 0 && columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("ioctl cannot be called", e);
        }
    }

    @SuppressWarnings(
            "restricted") // one function of the C library, with the signature of its manual page
    private static MethodHandle ioctl() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("ioctl"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS),
                Linker.Option.firstVariadicArg(2));
    }
}

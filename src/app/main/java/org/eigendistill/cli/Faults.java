// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;
import org.eigendistill.base.Version;

/**
 * The one place that turns whatever was thrown into an exit code and words. What a user can mend is
 * one line; anything else is one line and the trace.
 *
 * <p>It needs nothing but the JDK and the engine.
 */
record Faults(int exit, String words, Throwable trace) {
  /** Causes are followed this far. */
  private static final int DEPTH = 50;

  /** Lines of a trace that are shown: an endless recursion has thousands. */
  private static final int TRACE_LINES = 60;

  /** Says what was thrown and gives the exit code. */
  static int report(Throwable thrown, PrintStream err) {
    PrintWriter writer = new PrintWriter(err, true);
    return report(thrown, writer);
  }

  /** The same. */
  static int report(Throwable thrown, PrintWriter err) {
    Faults fault = of(thrown);
    err.println(OneLine.PREFIX + OneLine.message(fault.words));
    if (fault.trace != null) {
      trace(fault.trace)
          .lines()
          .limit(TRACE_LINES)
          .map(line -> line.replaceAll("[\\p{Cc}&&[^\t]]", " "))
          .forEach(err::println);
    }
    err.flush();
    return fault.exit;
  }

  /** What is to be said of something thrown, which may be the cause of what wraps it. */
  static Faults of(Throwable thrown) {
    for (Throwable cause : causes(thrown)) {
      Optional<Faults> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return usersFilter(root(thrown)).orElseGet(() -> internal(thrown));
  }

  /** What was thrown in a filter of the user's own, or in what it calls. */
  private static Optional<Faults> usersFilter(Throwable root) {
    for (StackTraceElement frame : root.getStackTrace()) {
      String loader = String.valueOf(frame.getClassLoaderName());
      if (loader.startsWith(UserFilters.LOADER)) {
        return refused(
            "%s: %s.%s%s fails (%s). src/docs/adding-a-filter.md says what is asked of it."
                .formatted(
                    OneLine.piece(loader.substring(UserFilters.LOADER.length())),
                    frame.getClassName(),
                    frame.getMethodName(),
                    frame.getLineNumber() > 0 ? ", line " + frame.getLineNumber() + "," : "",
                    OneLine.piece(root.toString())));
      }
    }
    return Optional.empty();
  }

  private static Faults internal(Throwable thrown) {
    return new Faults(
        Main.INTERNAL,
        "internal error (%s), eigendistill %s on Java %s, %s %s. Please report it to the project with what follows."
            .formatted(
                OneLine.piece(root(thrown).toString()),
                Version.current(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch")),
        thrown);
  }

  private static Optional<Faults> known(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    if (said.contains("Too many open files")) {
      // Whatever else was said of it, that is the mend.
      return refused(
          "too many files are open (%s). Raise the limit, for instance by ulimit -n 4096."
              .formatted(OneLine.piece(said)));
    }
    if (cause instanceof BadInputException) {
      return refused(said);
    }
    if (cause instanceof OutOfMemoryError || said.contains("can't allocate memory")) {
      return refused(memory(said));
    }
    if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
      return Libraries.missing().map(missing -> new Faults(Main.INTERNAL, missing, null));
    }
    if (cause instanceof UnsatisfiedLinkError) {
      return refused(
          "a native library does not load (%s). Use --solver ejml where the command has it."
              .formatted(OneLine.piece(said)));
    }
    if (cause instanceof InvalidPathException path) {
      return refused(
          "%s: it is no file name here (%s). Under LC_ALL=C.UTF-8 all names are."
              .formatted(OneLine.piece(path.getInput()), OneLine.piece(path.getReason())));
    }
    if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
      return Optional.of(new Faults(Main.INTERNAL, "interrupted before the end.", null));
    }
    if (cause instanceof UncheckedIOException && cause.getCause() != null) {
      return Optional.empty(); // its cause says more
    }
    if (cause instanceof IOException && !isOfJson(cause)) {
      return refused(file(cause, said));
    }
    return Optional.empty();
  }

  private static Optional<Faults> refused(String words) {
    return Optional.of(new Faults(Main.BAD_INPUT, words, null));
  }

  private static String memory(String said) {
    if (said.contains("native thread")) {
      return "the system gives this run no more threads. Give it fewer by --threads, or raise the limit (ulimit -u).";
    }
    return "the data do not fit the memory of this run (%d MiB). Give it more by java -Xmx..., or give it fewer rows or columns."
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }

  private static String file(Throwable cause, String said) {
    if (cause instanceof FileSystemException fault && fault.getFile() != null) {
      String reason =
          fault instanceof NoSuchFileException
              ? "there is no such file"
              : fault instanceof AccessDeniedException ? "access is denied" : reason(fault);
      return "%s: it could not be read or written (%s). Check that it is there, yours and has room."
          .formatted(OneLine.piece(fault.getFile()), reason);
    }
    return "a file could not be read or written (%s). Check that it is there, yours and has room."
        .formatted(OneLine.piece(said));
  }

  private static String reason(FileSystemException fault) {
    return fault.getReason() == null
        ? fault.getClass().getSimpleName()
        : OneLine.piece(fault.getReason());
  }

  /** Jackson's faults are the program's own, though they call themselves a file's. */
  private static boolean isOfJson(Throwable cause) {
    return cause.getClass().getName().startsWith("com.fasterxml.");
  }

  /** From the outermost to the root, with what reflection and initializers hide. */
  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable at = thrown; at != null && causes.size() < DEPTH; at = cause(at)) {
      causes.add(at);
    }
    return causes;
  }

  private static Throwable cause(Throwable thrown) {
    return thrown instanceof InvocationTargetException target
        ? target.getTargetException()
        : thrown.getCause();
  }

  private static Throwable root(Throwable thrown) {
    List<Throwable> causes = causes(thrown);
    return causes.get(causes.size() - 1);
  }

  private static String trace(Throwable thrown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    thrown.printStackTrace(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

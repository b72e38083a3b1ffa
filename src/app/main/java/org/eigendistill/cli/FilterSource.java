// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eigendistill.base.BadInputException;
import org.eigendistill.dynamics.Filter;

/** The filters of a Java source file, compiled in memory. */
final class FilterSource {
  private FilterSource() {}

  /**
   * Compiles a file and makes its filters.
   *
   * @throws BadInputException if it does not compile, has none, or one cannot be made
   */
  static List<Filter> compiled(Path file) {
    return compiled(file, ToolProvider.getSystemJavaCompiler());
  }

  /** The same by a compiler; null where the Java that runs has none. */
  static List<Filter> compiled(Path file, JavaCompiler compiler) {
    if (compiler == null) {
      throw BadInputException.of(
          file,
          "",
          "this Java has no compiler",
          "Run the program by the java of a JDK, or give --with a jar.");
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
            compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8);
        InMemory classes = new InMemory(standard)) {
      boolean good =
          compiler
              .getTask(
                  null,
                  classes,
                  said,
                  List.of("-proc:none", "-nowarn", "-cp", classPath()),
                  null,
                  standard.getJavaFileObjects(file))
              .call();
      if (!good) {
        throw fault(file, said.getDiagnostics());
      }
      return filters(file, classes.compiled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the engine is, and what else the program has. */
  private static String classPath() {
    String classPath = System.getProperty("java.class.path");
    return Libraries.place(Filter.class)
        .map(engine -> engine + File.pathSeparator + classPath)
        .orElse(classPath);
  }

  private static BadInputException fault(
      Path file, List<Diagnostic<? extends JavaFileObject>> said) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        said.stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR).toList();
    if (errors.isEmpty()) {
      return BadInputException.of(file, "", "it does not compile", "Try javac on it.");
    }
    Diagnostic<? extends JavaFileObject> first = errors.get(0);
    String words =
        first
            .getMessage(Locale.ROOT)
            .lines()
            .map(line -> line.strip().replaceAll(" +", " "))
            .collect(Collectors.joining(", "));
    return BadInputException.of(
        file,
        first.getLineNumber() > 0 ? "line " + first.getLineNumber() : "",
        "it does not compile: " + words,
        errors.size() == 1 ? "Mend it." : "Mend it and %d more.".formatted(errors.size() - 1));
  }

  private static List<Filter> filters(Path file, Map<String, ByteArrayOutputStream> compiled) {
    ClassLoader loader =
        new ClassLoader(UserFilters.LOADER + file, Filter.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = compiled.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
          }
        };
    List<Filter> filters = new ArrayList<>();
    for (String name : compiled.keySet()) {
      try {
        Class<?> type = loader.loadClass(name);
        if (Filter.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          filters.add((Filter) type.getConstructor().newInstance());
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        throw UserFilters.broken(file, e);
      }
    }
    if (filters.isEmpty()) {
      throw BadInputException.of(
          file,
          "",
          "it has no filter",
          "Write a public class that implements %s.".formatted(Filter.class.getName()));
    }
    return filters;
  }

  /** Keeps what the compiler writes. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> compiled = new TreeMap<>();

    private InMemory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          compiled.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.eigendistill.base.BadInputException;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.dynamics.Parameter;

/** Filters of the user's own, from a source file, a jar, or a folder that is like a jar. */
final class UserFilters {
  private static final String SERVICE = "META-INF/services/" + Filter.class.getName();

  /** What the names of their class loaders begin with; the file follows. */
  static final String LOADER = "--with ";

  private UserFilters() {}

  /**
   * Adds the filters of files.
   *
   * @throws BadInputException if there is none in a file, one cannot be made, or its name is taken
   */
  static Filters added(Filters all, List<Path> files) {
    Filters more = all;
    for (Path file : files) {
      List<Filter> found = found(file);
      found.forEach(filter -> check(file, filter));
      try {
        more = more.with(found);
      } catch (IllegalArgumentException e) {
        throw BadInputException.of(file, "", e.getMessage(), "Give this one another name.", e);
      }
    }
    return more;
  }

  private static List<Filter> found(Path file) {
    String name = file.toString();
    if (!Files.exists(file)) {
      throw BadInputException.of(
          file, "", "there is no such file", "Give --with a .java file, a .jar or a folder.");
    }
    if (name.endsWith(".java") && Files.isRegularFile(file)) {
      return FilterSource.compiled(file);
    }
    if (name.endsWith(".jar") && Files.isRegularFile(file)) {
      try (ZipFile jar = new ZipFile(file.toFile())) {
        return packed(file, jar.getEntry(SERVICE) != null);
      } catch (IOException e) {
        throw BadInputException.of(
            file, "", "it is no jar (%s)".formatted(e.getMessage()), "Pack it again.", e);
      }
    }
    if (Files.isDirectory(file)) {
      return packed(file, Files.exists(file.resolve(SERVICE)));
    }
    throw BadInputException.of(
        file, "", "it is no .java file, no .jar and no folder", "Give --with one of these.");
  }

  /** By the list of services that a jar or folder has. */
  private static List<Filter> packed(Path file, boolean lists) {
    if (!lists) {
      throw BadInputException.of(
          file,
          "",
          "it has no filters",
          "Name their classes in %s, one a line.".formatted(SERVICE));
    }
    List<Filter> found = new ArrayList<>();
    // Stays open: classes are loaded as they are needed.
    ClassLoader loader =
        new URLClassLoader(LOADER + file, new URL[] {url(file)}, Filter.class.getClassLoader());
    try {
      ServiceLoader.load(Filter.class, loader).stream()
          .filter(provider -> provider.type().getClassLoader() == loader)
          .forEach(provider -> found.add(provider.get()));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw broken(file, e);
    }
    if (found.isEmpty()) {
      throw BadInputException.of(
          file,
          SERVICE,
          "it names no class that is here",
          "Name the filters' classes, one a line.");
    }
    return found;
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e); // of the default file system
    }
  }

  /** That a filter cannot be made. */
  static BadInputException broken(Path file, Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said = root == fault ? fault.getMessage() : fault.getMessage() + ": " + root;
    return BadInputException.of(
        file,
        "",
        "a filter cannot be made (%s)".formatted(said),
        "It needs a public class with a public constructor without arguments.",
        fault);
  }

  private static void requireSound(Path file, Filter filter) {
    try {
      Filters.requireSound(filter);
    } catch (RuntimeException e) {
      throw BadInputException.of(
          file,
          filter.getClass().getName(),
          e.getMessage() == null ? e.toString() : e.getMessage(),
          "src/docs/adding-a-filter.md says what update and limit give.",
          e);
    }
  }

  /** What the program asks of every filter before it has numbers. */
  private static void check(Path file, Filter filter) {
    String type = filter.getClass().getName();
    try {
      String name = filter.name();
      if (name == null || !Parameter.isName(name)) {
        throw BadInputException.of(
            file,
            type,
            "'%s' is no name for a filter".formatted(name),
            "Take words of lower-case letters, joined by hyphens.");
      }
      if (filter.clock() == null) {
        throw BadInputException.of(file, type, "it has no clock", "Leave clock() out for time.");
      }
      long names = filter.parameters().stream().map(each -> each.name()).distinct().count();
      if (names < filter.parameters().size()) {
        throw BadInputException.of(
            file, type, "two of its parameters have one name", "Give each a name of its own.");
      }
      requireSound(file, filter);
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw BadInputException.of(
          file, type, "it fails (%s)".formatted(e), "Name, clock and parameters are constants.", e);
    }
  }
}

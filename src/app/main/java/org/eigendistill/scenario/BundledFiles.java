// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Scenarios that come with the program: the examples, and those whose numbers are known from
 * elsewhere; and the tables beside these.
 */
public final class BundledFiles {
  private static final String REFERENCE = "reference/";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]*");

  private BundledFiles() {}

  /** Whether a scenario of that name comes with the program. */
  public static boolean isScenario(String name) {
    return Examples.names().contains(name) || isReference(name);
  }

  private static boolean isReference(String name) {
    return NAME.matcher(name).matches()
        && BundledFiles.class.getResource(REFERENCE + name + ".yaml") != null;
  }

  /** The text of a scenario that comes with the program. */
  public static String scenario(String name) {
    return Examples.names().contains(name) ? Examples.text(name) : text(REFERENCE + name + ".yaml");
  }

  /**
   * Reads a table that lies beside the scenarios whose numbers are known.
   *
   * @param name of the file
   * @param reading what is made of a copy that is there for so long
   */
  public static <T> T table(String name, Function<Path, T> reading) {
    Path copy = null;
    try (InputStream in = open(REFERENCE + name)) {
      copy = Files.createTempFile("scenario", name);
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return reading.apply(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(copy);
    }
  }

  private static void delete(Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a resource of this package. */
  static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = BundledFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the program was packed without " + name);
    }
    return in;
  }
}

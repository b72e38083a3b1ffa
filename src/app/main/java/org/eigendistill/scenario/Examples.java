package org.eigendistill.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Scenarios that come with the program, each named after what it shows, with its paper. */
public final class Examples {
  private static final String LIST = "examples/list.txt";
  private static final List<String> NAMES =
      resource(LIST).lines().filter(line -> !line.isBlank()).toList();

  private Examples() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /** Whether a scenario of that name comes with the program. */
  public static boolean isBundled(String name) {
    return NAMES.contains(name);
  }

  /** The text of one, a model to start one's own from. */
  public static String text(String name) {
    return resource("examples/" + name + ".yaml");
  }

  private static String resource(String name) {
    try (InputStream in = Examples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program was packed without scenario " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

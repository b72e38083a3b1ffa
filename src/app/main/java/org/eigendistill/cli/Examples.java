// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is typed, command by command, in {@code examples.txt}: one line each. */
final class Examples {
  private static final String RESOURCE = "examples.txt";

  private Examples() {}

  /** All lines, as they are typed. */
  static List<String> all() {
    try (InputStream stream =
        Objects.requireNonNull(Examples.class.getResourceAsStream(RESOURCE))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of one command, in their order.
   *
   * @param command its qualified name: {@code eigendistill simulate}
   * @param below the names of the commands below it, which have examples of their own
   */
  static List<String> of(String command, Set<String> below) {
    return all().stream()
        .filter(line -> line.equals(command) || line.startsWith(command + " "))
        .filter(line -> !below.contains(line.substring(command.length()).strip().split(" ")[0]))
        .toList();
  }
}

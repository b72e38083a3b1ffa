// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is typed, command by command, in {@code examples.txt}: one line each. */
final class Examples {
  private static final String RESOURCE = "examples.txt";

  /** Of a command that does nothing itself. */
  private static final int MOST = 5;

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
   * Those of one command, in their order. Of one that does nothing itself the first of each command
   * below it, some of them.
   *
   * @param command its qualified name: {@code eigendistill simulate}
   * @param below the names of the commands below it
   */
  static List<String> of(String command, Set<String> below) {
    List<String> lines =
        all().stream()
            .filter(line -> line.equals(command) || line.startsWith(command + " "))
            .toList();
    if (below.isEmpty()) {
      return lines;
    }
    Map<String, String> firsts = new LinkedHashMap<>();
    for (String line : lines) {
      firsts.putIfAbsent(line.substring(command.length()).strip().split(" ")[0], line);
    }
    return firsts.values().stream().limit(MOST).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE names every jar of others that is shipped, with its licence, and no other. */
class NoticeIT {
  /** Group, names of jars, licence. */
  private static final Pattern LINE =
      Pattern.compile("([a-z0-9.]+): ([a-z0-9_, -]+?) {2,}([A-Z][A-Za-z0-9.-]+.*)");

  @Test
  void namesEveryShippedJar() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("NOTICE"))) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        named.addAll(Arrays.asList(matcher.group(2).split(", ")));
      }
    }
    try (Stream<Path> list = Files.list(Path.of("target", "lib"))) {
      Set<String> shipped =
          list.map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
              .filter(name -> !name.startsWith("eigendistill-"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(named).isEqualTo(shipped);
    }
  }
}

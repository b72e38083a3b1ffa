// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictJsonTest {
  private static final String GOOD =
      "{\"program\": \"eigendistill 1\", \"command\": \"simulate\", \"files\": {}}";

  @TempDir private Path folder;

  @Test
  void aManifestOfTwoMeaningsIsNone() throws IOException {
    Path file = folder.resolve(RunManifest.FILE);
    Files.writeString(file, GOOD + "\n");
    assertThat(RunManifest.of(folder)).isPresent();
    for (String other :
        new String[] {
          GOOD + "{}",
          GOOD + "x",
          GOOD.replace("\"command\"", "\"program\""),
          GOOD.replace("{}", "{\"a.csv\": {}, \"a.csv\": {}}"),
          GOOD.substring(1),
          "[" + GOOD + "]",
          ""
        }) {
      Files.writeString(file, other);
      assertThatThrownBy(() -> RunManifest.of(folder))
          .as(other)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("manifest.json");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.output.StrictJson;

/** JSON for scripts: indented, numbers in full precision. */
final class Json {
  private Json() {}

  static void write(Path file, Object value) throws IOException {
    Files.writeString(file, text(value) + "\n");
  }

  static String text(Object value) throws JsonProcessingException {
    return StrictJson.mapper().writeValueAsString(value);
  }

  static Object read(Path file) throws IOException {
    return StrictJson.mapper().readTree(file.toFile());
  }

  /** Null where there is no number: JSON has no others. */
  static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}

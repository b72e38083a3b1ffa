// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.testing.TestFiles;

/** Cases with the numbers that an independent reference gives. */
public final class ReferenceCases {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReferenceCases() {}

  /** A file of a case. */
  public static Path file(String name, String file) {
    return TestFiles.beside(ReferenceCases.class, name).resolve(file);
  }

  /** How a case is put together. */
  public static JsonNode description(String name) {
    return read(file(name, "case.json"));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds numbers to those expected: each key must be there; numbers to 1e-10, 1e-9 where a root is
   * sought, or 1e-12 where they are 0; words and lists exactly.
   */
  public static void check(String name, Map<String, Object> actual) {
    JsonNode expected = read(file(name, "expected.json"));
    JsonNode given = JSON.valueToTree(actual);
    List<String> off = new ArrayList<>();
    expected
        .properties()
        .forEach(
            field -> {
              if (given.has(field.getKey())) {
                compare(field.getKey(), field.getValue(), given.get(field.getKey()), off);
              } else {
                off.add(field.getKey() + " is missing");
              }
            });
    assertThat(off).as(name).isEmpty();
  }

  private static void compare(String key, JsonNode expected, JsonNode given, List<String> off) {
    if (expected.isArray() && given.isArray() && expected.size() == given.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(key + "[" + i + "]", expected.get(i), given.get(i), off);
      }
    } else if (expected.isNumber() && given.isNumber()) {
      double x = expected.doubleValue();
      double y = given.doubleValue();
      double part = key.matches(".*(temperature|scale|smooth).*") ? 1e-9 : 1e-10;
      if (!(Math.abs(x - y) <= part * Math.max(Math.abs(x), Math.abs(y)) + 1e-12)) {
        off.add("%s: %s, not %s".formatted(key, y, x));
      }
    } else if (!expected.equals(given)) {
      off.add("%s: %s, not %s".formatted(key, given, expected));
    }
  }
}

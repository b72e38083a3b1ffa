// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of safetensors: {@code {"name": {"dtype": ..., "shape": ..., "data_offsets": ...}}}.
 */
final class SafetensorsHeader {
  private static final int MOST_AXES = 64;

  private SafetensorsHeader() {}

  /**
   * Every tensor that a header names, its size checked.
   *
   * @param source the file
   */
  static List<SafetensorsEntry> read(String source, byte[] header) {
    List<SafetensorsEntry> entries = new ArrayList<>();
    JsonObject.read(
        source,
        Safetensors.MEND,
        header,
        json ->
            json.members(
                "",
                name -> {
                  if (name.equals("__metadata__")) {
                    json.members(name, key -> json.text(name));
                  } else {
                    SafetensorsEntry entry = entry(json, name);
                    entry.requireSize(source);
                    entries.add(entry);
                  }
                }));
    return entries;
  }

  private static SafetensorsEntry entry(JsonObject json, String name) throws IOException {
    String place = "tensor " + name;
    String[] type = new String[1];
    Map<String, long[]> numbers = new HashMap<>();
    json.members(
        place,
        key -> {
          switch (key) {
            case "dtype" -> type[0] = json.text(place);
            case "shape", "data_offsets" -> numbers.put(key, json.wholeNumbers(place, MOST_AXES));
            default -> throw json.fault(place, "it has an unknown key '%s'".formatted(key));
          }
        });
    long[] offsets = numbers.get("data_offsets");
    if (type[0] == null || numbers.size() < 2 || offsets.length != 2) {
      throw json.fault(place, "it needs dtype, shape and two data_offsets");
    }
    return new SafetensorsEntry(name, type[0], numbers.get("shape"), offsets[0], offsets[1]);
  }
}

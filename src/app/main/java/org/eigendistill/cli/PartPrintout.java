// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Part;

/**
 * What a part of a command's work is, and how all parts become the whole.
 *
 * @param part which of how many
 * @param item what one of the items is called that are shared out
 * @param count how many of them all parts have
 */
record PartPrintout(Part part, String item, int count) {
  /**
   * In words.
   *
   * @param joining how all parts become the whole
   */
  String line(String joining) {
    int first = part.first(count) + 1;
    int last = part.next(count);
    return "Part %d of %d: %s of %d; %s."
        .formatted(
            part.number(),
            part.of(),
            first == last
                ? "%s %d".formatted(item, first)
                : "%ss %d to %d".formatted(item, first, last),
            count,
            joining);
  }

  /** Says that every part has something to do, where that alone was asked. */
  int check(RunOptions common) {
    int fewest = count / part.of();
    int most = (count + part.of() - 1) / part.of();
    common
        .reporter()
        .answer(
            "%s of %s: %s each."
                .formatted(
                    Counted.of(part.of(), "part"),
                    Counted.of(count, item),
                    fewest == most ? "%d".formatted(most) : "%d or %d".formatted(fewest, most)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("of", part.of());
    json.put("item", item);
    json.put("all", count);
    common.json.write(json);
    return Main.GOOD;
  }

  /** In words where tables of all parts are put one below the other, and that is the whole. */
  String below(String table) {
    return line(
        "%s of all parts in their order, with the header of the first alone, is that of the same command without --part"
            .formatted(table));
  }

  /** As JSON, where a table of so many rows was written. */
  Map<String, Object> json(Path file, int rows) {
    Map<String, Object> json = json();
    json.put("rows", rows);
    json.put("file", file.toString());
    return json;
  }

  /** As JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("part", part.number());
    json.put("of", part.of());
    json.put("item", item);
    json.put("first", part.first(count) + 1);
    json.put("last", part.next(count));
    json.put("all", count);
    return json;
  }
}

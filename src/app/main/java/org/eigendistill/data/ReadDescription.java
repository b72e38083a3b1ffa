// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.base.Counted;

/**
 * What is said of a reading, in a line and as JSON.
 *
 * @param record of it
 */
record ReadDescription(ReadRecord record) {
  /** In one line. */
  String sentence() {
    StringBuilder line =
        new StringBuilder(
            "Read %s: %s, %s"
                .formatted(
                    record.file().source(),
                    Counted.grouped(record.rows(), "row"),
                    Counted.grouped(record.taken().size(), "column")));
    if (record.format().endsWith(".gz")
        && !record.file().source().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      line.append(", unzipped");
    }
    if (record.isText()) {
      line.append(record.header().present() ? ", header" : ", no header");
      String why = record.header().declared() ? "declared" : record.header().why();
      line.append(why.isEmpty() ? "" : " (%s)".formatted(why));
      record
          .delimiter()
          .filter(d -> !d.equals(Delimiter.COMMA))
          .ifPresent(d -> line.append(", cells parted by ").append(d.word()));
      if (!record.hasIndex()) {
        line.append(", no index");
      }
    }
    List<String> out =
        record.leftOut().stream()
            .map(l -> "%s (%s)".formatted(record.file().listed(l.place()), l.why()))
            .toList();
    if (!out.isEmpty()) {
      line.append(", left out: ").append(NameList.of(out, 3));
    }
    List<String> booleans = ofType("boolean");
    if (!booleans.isEmpty()) {
      line.append("; False is 0 and True is 1 in ").append(NameList.of(booleans, 3));
    }
    record
        .coded()
        .forEach(
            (column, words) ->
                line.append(
                    "; %s of %s: %s"
                        .formatted(
                            column, Counted.of(words.size(), "word"), NameList.of(words, 6))));
    if (record.counted()) {
      line.append(
          "; %s counts the rows, and is taken: --index yes leaves it out"
              .formatted(record.file().shortLabel(0)));
    }
    return line.append('.').toString();
  }

  private List<String> ofType(String type) {
    List<String> found = new ArrayList<>();
    for (int k = 0; k < record.taken().size(); k++) {
      if (record.types().get(k).equals(type)) {
        found.add(record.file().shortLabel(record.taken().get(k)));
      }
    }
    return found;
  }

  /** By name, for JSON. */
  Map<String, Object> named(String option) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("option", option);
    named.put("file", record.file().source());
    named.put("format", record.format());
    named.put("rows", record.rows());
    named.put("columns", record.taken().size());
    named.put("columns_in_file", record.file().count());
    named.put(
        "names",
        record.file().names().isEmpty()
            ? null
            : record.taken().stream().map(record.file()::shortLabel).toList());
    Map<String, Integer> counts = new LinkedHashMap<>();
    record.types().forEach(type -> counts.merge(type, 1, Integer::sum));
    named.put("types", counts);
    named.put("booleans", ofType("boolean"));
    named.put("coded", record.coded());
    named.put("delimiter", record.delimiter().map(Delimiter::word).orElse(null));
    named.put(
        "header",
        !record.isText()
            ? null
            : record.header().declared()
                ? "declared"
                : record.header().present() ? "found" : "none");
    named.put(
        "header_why",
        !record.isText()
            ? null
            : record.header().declared()
                ? (record.header().present() ? "yes" : "no")
                : record.header().why());
    named.put(
        "index",
        record.leftOut().stream()
            .filter(ReadRecord.LeftOut::index)
            .findFirst()
            .map(l -> "%s: %s".formatted(record.file().shortLabel(l.place()), l.why()))
            .orElse(null));
    named.put(
        "left_out",
        record.leftOut().stream()
            .map(l -> record.file().shortLabel(l.place()) + ": " + l.why())
            .toList());
    return named;
  }
}

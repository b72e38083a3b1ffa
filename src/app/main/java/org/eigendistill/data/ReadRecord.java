// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigendistill.base.BadInputException;

/**
 * What was read of a file, and what was decided on the way.
 *
 * @param file all its columns
 * @param format csv, npy and so on
 * @param rows the rows of values
 * @param taken the places, from 0, of the columns that were taken, in their order
 * @param types of these: number, boolean (0 and 1), class or group
 * @param delimiter of a text table
 * @param header whether the first line of a text table was names
 * @param leftOut the columns that were not taken
 * @param coded the words of each column that held words, in the order of their numbers from 0
 * @param counted whether the first column, which was taken, counts the rows
 */
public record ReadRecord(
    FileColumns file,
    String format,
    long rows,
    List<Integer> taken,
    List<String> types,
    Optional<Delimiter> delimiter,
    Header header,
    List<LeftOut> leftOut,
    Map<String, List<String>> coded,
    boolean counted) {
  /**
   * Whether there is a header.
   *
   * @param present whether there is one
   * @param declared whether that was declared
   * @param why what showed it, or empty
   */
  public record Header(boolean present, boolean declared, String why) {
    static final Header NONE = new Header(false, false, "");
  }

  /**
   * A column that was left out.
   *
   * @param place from 0
   * @param index whether it is the index
   * @param guessed whether nobody declared it
   * @param why in a few words
   */
  public record LeftOut(int place, boolean index, boolean guessed, String why) {}

  /** Keeps its own copies. */
  public ReadRecord {
    taken = List.copyOf(taken);
    types = List.copyOf(types);
    leftOut = List.copyOf(leftOut);
    coded = Collections.unmodifiableMap(new LinkedHashMap<>(coded));
  }

  /** Of a file that holds an array of numbers, all taken. */
  static ReadRecord ofArray(String source, String format, List<String> names, int rows, int count) {
    List<Integer> all = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      all.add(j);
    }
    return new ReadRecord(
        new FileColumns(source, count, names),
        format,
        rows,
        all,
        Collections.nCopies(count, "number"),
        Optional.empty(),
        Header.NONE,
        List.of(),
        Map.of(),
        false);
  }

  /** The same under another format's name. */
  ReadRecord labelled(String other) {
    return new ReadRecord(
        file, other, rows, taken, types, delimiter, header, leftOut, coded, counted);
  }

  /** The same of several files in a row, under one name. */
  ReadRecord of(String source, long count) {
    return new ReadRecord(
        new FileColumns(source, file.count(), file.names()),
        format,
        count,
        taken,
        types,
        delimiter,
        header,
        leftOut,
        coded,
        counted);
  }

  /** Of an array, only the columns that options leave. */
  ReadRecord chosen(ReadOptions options, Expected expected) {
    if (!expected.chosen() && expected.model().isEmpty()) {
      return this;
    }
    TextLayout layout = new TextLayout(file, header, List.of(), options, expected);
    return new ReadRecord(
        file,
        format,
        rows,
        layout.taken(),
        Collections.nCopies(layout.taken().size(), "number"),
        Optional.empty(),
        header,
        layout.leftOut(),
        Map.of(),
        false);
  }

  /**
   * The place, among the columns that were taken, of one that an option names; empty for none.
   *
   * @throws BadInputException if it was left out
   */
  public OptionalInt find(String option, String text) {
    OptionalInt place = file.find(text);
    if (place.isEmpty()) {
      return place;
    }
    int found = taken.indexOf(place.getAsInt());
    if (found < 0) {
      String why =
          leftOut.stream()
              .filter(l -> l.place() == place.getAsInt())
              .map(LeftOut::why)
              .findFirst()
              .orElse("not taken");
      throw BadInputException.of(
          file.source(),
          "",
          "%s, for %s, is left out (%s)".formatted(file.label(place.getAsInt()), option, why),
          "Name another; columns are numbered from 1 as they stand in the file.");
    }
    return OptionalInt.of(found);
  }

  /** What to say where an option's text is a name and a number too. */
  public List<String> noteFor(String option, String text) {
    int place = file.names().indexOf(text);
    return place < 0 || !text.matches("[0-9]{1,9}") || Integer.parseInt(text) == place + 1
        ? List.of()
        : List.of(
            "%s %s is the column of that name, number %d in the file."
                .formatted(option, text, place + 1));
  }

  boolean hasIndex() {
    return leftOut.stream().anyMatch(LeftOut::index);
  }

  boolean isText() {
    return Formats.isText(format);
  }

  /** In one line. */
  public String sentence() {
    return new ReadDescription(this).sentence();
  }

  /** By name, for JSON. */
  public Map<String, Object> named(String option) {
    return new ReadDescription(this).named(option);
  }
}

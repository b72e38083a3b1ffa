// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.ReadRecord.Header;
import org.eigendistill.data.ReadRecord.LeftOut;

/**
 * Which columns of a text table are taken: all, but for the index, for what the user drops, and for
 * what earlier data have no use for.
 */
final class TextLayout {
  private final FileColumns file;
  private final List<List<String>> rows;
  private final ReadOptions options;
  private final Expected expected;
  private final Header header;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<Integer> taken = new ArrayList<>();

  /**
   * Decides.
   *
   * @param file its columns, with their names where the header holds them
   * @param rows the first rows of values
   */
  TextLayout(
      FileColumns file,
      Header header,
      List<List<String>> rows,
      ReadOptions options,
      Expected expected) {
    this.header = header;
    this.file = named(file, options);
    this.rows = rows;
    this.options = options;
    this.expected = expected;
    choose();
    index();
    drop();
    check();
  }

  /** A column that must not be the index, and has no name, is called as pandas calls it. */
  private static FileColumns named(FileColumns file, ReadOptions options) {
    boolean blank = !file.names().isEmpty() && file.names().get(0).isEmpty();
    if (!blank || options.index() != ReadOptions.Choice.NO) {
      return file;
    }
    List<String> names = new ArrayList<>(file.names());
    names.set(0, RowIndex.UNNAMED);
    return new FileColumns(file.source(), file.count(), names);
  }

  FileColumns file() {
    return file;
  }

  Header header() {
    return header;
  }

  List<Integer> taken() {
    return taken;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  boolean isGuessed(int place) {
    return leftOut.stream().anyMatch(l -> l.guessed() && l.place() == place);
  }

  boolean hasIndex() {
    return leftOut.stream().anyMatch(LeftOut::index);
  }

  private void choose() {
    Columns model = expected.model().orElse(null);
    if (model != null && model.named() && !file.names().isEmpty()) {
      model.requireIn(file);
      model.features().forEach(name -> taken.add(file.names().indexOf(name)));
      others()
          .forEach(
              j -> leftOut.add(new LeftOut(j, false, false, model.whyNot(file.names().get(j)))));
      return;
    }
    if (options.columns().isEmpty() || !expected.chosen() && model == null) {
      IntStream.range(0, file.count()).forEach(taken::add);
      return;
    }
    Set<Integer> wanted = new LinkedHashSet<>();
    options.columns().forEach(text -> wanted.add(file.require("--columns", text)));
    requireKept(wanted);
    for (String text : expected.also()) {
      file.find(text).ifPresent(wanted::add);
    }
    taken.addAll(wanted);
    others().forEach(j -> leftOut.add(new LeftOut(j, false, false, "not among --columns")));
  }

  /** A column may be named here, and left out by its number there. */
  private void requireKept(Set<Integer> wanted) {
    for (String text : options.drop()) {
      OptionalInt place = file.find(text);
      if (place.isPresent() && wanted.contains(place.getAsInt())) {
        throw BadInputException.of(
            file.source(),
            file.label(place.getAsInt()),
            "--columns takes it and --drop leaves it out",
            "Leave it out of one of them.");
      }
    }
  }

  private List<Integer> others() {
    return IntStream.range(0, file.count()).filter(j -> !taken.contains(j)).boxed().toList();
  }

  private void index() {
    if (options.indexName().isPresent()) {
      String name = options.indexName().get();
      OptionalInt place =
          expected.chosen() ? OptionalInt.of(file.require("--index", name)) : file.find(name);
      boolean byNumber = place.isPresent() && !file.names().contains(name);
      if (place.isPresent() && (expected.chosen() || !byNumber)) {
        leaveOut(place.getAsInt(), true, false, "the index, as declared");
      }
      return;
    }
    if (file.count() < 2) {
      return;
    }
    switch (options.index()) {
      case YES -> leaveOut(0, true, false, "the index, as declared");
      case AUTO -> {
        // Written and read again by pandas, a table has one index more each time.
        for (int j = 0; j < file.count() - 1 && isUnnamed(j); j++) {
          if (taken.contains(j) && !isDropped(j)) {
            guess(j);
          }
        }
      }
      default -> {}
    }
  }

  private boolean isDropped(int place) {
    return options.drop().stream()
        .map(file::find)
        .anyMatch(found -> found.isPresent() && found.getAsInt() == place);
  }

  private boolean isUnnamed(int place) {
    return header.present() && RowIndex.isUnnamed(file.names().get(place));
  }

  private void guess(int place) {
    String from = rows.isEmpty() ? "0" : rows.get(0).get(place);
    if (!RowIndex.counts(rows, place)) {
      throw BadInputException.of(
          file.source(),
          file.label(place),
          "it has no name, and does not count the rows",
          place == 0
              ? "Say --index yes to leave it out, or --index no to take it as a feature."
              : "Say --drop %d to leave it out, or name it.".formatted(place + 1));
    }
    leaveOut(place, true, true, "the index: no name, counts the rows from " + from);
  }

  private void drop() {
    if (!expected.chosen() && expected.model().isEmpty()) {
      return;
    }
    for (String text : options.drop()) {
      OptionalInt place =
          expected.chosen() ? OptionalInt.of(file.require("--drop", text)) : file.find(text);
      if (place.isPresent() && taken.contains(place.getAsInt())) {
        leaveOut(place.getAsInt(), false, false, "--drop");
      }
    }
  }

  private void leaveOut(int place, boolean index, boolean guessed, String why) {
    if (taken.remove(Integer.valueOf(place))) {
      leftOut.add(new LeftOut(place, index, guessed, why));
    }
  }

  private void check() {
    if (taken.isEmpty()) {
      throw BadInputException.of(
          file.source(), "", "no column is left", "Leave fewer columns out.");
    }
    if (file.names().isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int place : taken) {
      String name = file.names().get(place);
      if (name.isEmpty()) {
        throw BadInputException.of(
            file.source(),
            "line 1",
            "column %d has no name".formatted(place + 1),
            "Name it, or leave it out by --drop %d.".formatted(place + 1));
      }
      if (!seen.add(name)) {
        throw BadInputException.of(
            file.source(),
            "line 1",
            "two columns are named '%s'".formatted(name),
            "Give each a name of its own, or leave one out by --drop %d.".formatted(place + 1));
      }
    }
  }
}

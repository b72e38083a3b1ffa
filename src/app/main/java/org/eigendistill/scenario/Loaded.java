// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;
import org.eigendistill.base.Remembered;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;

/**
 * What a scenario has read or worked out already, for other values of its parameters to have too.
 */
final class Loaded {
  /** Beside what {@link Memory} leaves to a scenario itself. */
  private static final double SHARE = 0.1;

  /** What commands that read tables have, and a scenario's file has not. */
  private static final Pattern OPTIONS =
      Pattern.compile(" --(drop|index|header|columns|delimiter)");

  private final Path folder;
  private final Map<Object, Matrix> known = new HashMap<>();
  private final List<Path> files = new ArrayList<>();
  private final Remembered worked =
      new Remembered((long) (SHARE * Runtime.getRuntime().maxMemory()));

  private Loaded(Path folder) {
    this.folder = folder;
  }

  /** With the folder that names of files are relative to. */
  static Loaded beside(Path folder) {
    return new Loaded(folder);
  }

  /** Of a scenario that comes with the program, whose tables come with it. */
  static Loaded bundled() {
    return new Loaded(null);
  }

  /** A matrix from a file. */
  Matrix file(ScenarioKeys keys, String key) {
    if (folder == null) {
      String name = keys.word(key);
      return of(name, () -> BundledFiles.table(name, Loaded::read));
    }
    Path path = folder.resolve(keys.word(key));
    Path data = ArrayName.keyed(path.toString()).map(ArrayName::file).orElse(path);
    if (Files.isDirectory(data)) {
      throw keys.fault(key, "%s: '%s' is a folder".formatted(key, path), "Name a file in it.");
    }
    if (!Files.isRegularFile(data)) {
      throw keys.fault(
          key,
          "%s: there is no file '%s'".formatted(key, path),
          "Names of files are relative to the scenario's folder.");
    }
    if (!files.contains(data)) {
      files.add(data);
    }
    return of(path, () -> read(path));
  }

  private static Matrix read(Path file) {
    Matrix values;
    try {
      ArrayName name = ArrayName.parse(file.toString(), MatrixReader.DEFAULT_KEY);
      if (name.shape().length > 2) {
        throw BadInputException.of(
            file,
            "",
            "its array has %d axes".formatted(name.shape().length),
            "Give a matrix, of rows and columns.");
      }
      NamedMatrix read = name.matrix(options(file), Expected.NOTHING);
      // As R and pandas write names of rows: nobody has said that they are numbers to learn from.
      if (read.hasUnnamedFirst()) {
        throw BadInputException.of(
            file,
            "line 1",
            "it has no name for the first column",
            "Name every column, or leave the names of rows out.");
      }
      values = read.values();
    } catch (BadInputException e) {
      throw e.reworded(
          text ->
              OPTIONS.matcher(text).find()
                  ? "Write numbers alone, below a line of names or none."
                  : text);
    }
    for (int i = 0; i < values.rows(); i++) {
      for (int j = 0; j < values.columns(); j++) {
        if (!ScenarioKeys.isSized(values.get(i, j))) {
          throw BadInputException.of(
              file,
              "row %d, column %d".formatted(i + 1, j + 1),
              "%s is too large or too small to work with".formatted(values.get(i, j)),
              "Choose another unit.");
        }
      }
    }
    return values;
  }

  /** A matrix of some description, worked out once. */
  Matrix of(Object description, Supplier<Matrix> work) {
    Matrix found = known.get(description);
    if (found == null) {
      found = work.get();
      known.put(description, found);
    }
    return found;
  }

  /** What decompositions and integrals have come to: see {@link Remembered}. */
  Remembered worked() {
    return worked;
  }

  /** The files that were read. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * A first line of numbers is a row, whatever the numbers; one that mixes them with words is
   * looked at with what stands beneath; columns never number the rows.
   */
  private static ReadOptions options(Path file) {
    ReadOptions.Choice header = ReadOptions.Choice.AUTO;
    if (file.toString().endsWith(".csv")) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
        boolean numbers =
            Arrays.stream(lines.findFirst().orElse("").split(","))
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1"))
                .allMatch(cell -> Numerals.parse(cell).isPresent());
        header = numbers ? ReadOptions.Choice.NO : ReadOptions.Choice.AUTO;
      } catch (IOException | UncheckedIOException e) {
        throw BadInputException.unreadable(file.toString(), e);
      }
    }
    return new ReadOptions(
        header, ReadOptions.Choice.NO, Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}

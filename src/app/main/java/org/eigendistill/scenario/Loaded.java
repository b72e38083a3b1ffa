package org.eigendistill.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;

/**
 * What a scenario has read or worked out already, for other values of its parameters to have too.
 */
final class Loaded {
  private final Path folder;
  private final Map<Object, Matrix> known = new HashMap<>();
  private final List<Path> files = new ArrayList<>();

  /** With the folder that names of files are relative to. */
  Loaded(Path folder) {
    this.folder = folder;
  }

  /** A matrix from a file. */
  Matrix file(ScenarioKeys keys, String key) {
    Path path = folder.resolve(keys.word(key));
    if (!Files.isRegularFile(path)) {
      throw keys.fault(
          key,
          "%s: there is no file '%s'".formatted(key, path),
          "Names of files are relative to the scenario's folder.");
    }
    if (!files.contains(path)) {
      files.add(path);
    }
    return of(
        path,
        () ->
            MatrixReader.read(path, MatrixReader.DEFAULT_KEY, options(path), Expected.NOTHING)
                .values());
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

  /** The files that were read. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** A first line of numbers is a row, whatever the numbers; columns never number the rows. */
  private static ReadOptions options(Path file) {
    ReadOptions.Choice header = ReadOptions.Choice.AUTO;
    if (file.toString().endsWith(".csv")) {
      try (Stream<String> lines = Files.lines(file)) {
        boolean numbers =
            Arrays.stream(lines.findFirst().orElse("").split(","))
                .allMatch(cell -> Numerals.parse(cell.strip()).isPresent());
        header = numbers ? ReadOptions.Choice.NO : ReadOptions.Choice.YES;
      } catch (IOException | UncheckedIOException e) {
        throw BadInputException.unreadable(file.toString(), e);
      }
    }
    return new ReadOptions(
        header, ReadOptions.Choice.NO, Optional.empty(), Optional.empty(), List.of(), List.of());
  }
}

package org.eigendistill.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;

/**
 * What a scenario has read or worked out already, for other values of its parameters to have too.
 */
final class Loaded {
  private static final ReadOptions OPTIONS =
      new ReadOptions(
          ReadOptions.Choice.AUTO,
          ReadOptions.Choice.NO,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

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
            MatrixReader.read(path, MatrixReader.DEFAULT_KEY, OPTIONS, Expected.NOTHING).values());
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

  /** The text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw BadInputException.unreadable(file.toString(), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * A file of many arrays by name, such as a state dictionary: every array of two axes or more is a
 * matrix, the first axis its rows (units), all others together its columns (inputs; of a
 * convolution channels x kernel). Where the archive has an array {@code steps} of one axis, arrays
 * of three axes whose first is as long are checkpoints x units x inputs.
 */
public final class WeightArchive {
  /** The array that says at which steps checkpoints were kept. */
  public static final String STEPS = "steps";

  private final Path file;
  private final Format format;
  private final String prefix;
  private final List<String> names;
  private final long checkpoints;

  private WeightArchive(Path file, Format format, String prefix) {
    this.file = file;
    this.format = format;
    this.prefix = prefix;
    List<String> keys = format.keys(file);
    long[] steps = keys.contains(STEPS) ? format.shape(file, STEPS) : new long[0];
    this.checkpoints = steps.length == 1 ? steps[0] : 0;
    List<String> found = new ArrayList<>();
    for (String key : keys) {
      if (key.startsWith(prefix) && format.shape(file, key).length >= 2) {
        found.add(key.substring(prefix.length()));
      }
    }
    this.names = List.copyOf(found);
  }

  /**
   * Opens an archive; arrays are read when they are asked for.
   *
   * @param text the file, or {@code FILE:PREFIX} where the names of interest begin with {@code
   *     PREFIX.}, which is taken off
   * @throws BadInputException if it is no such file, or has no array of two axes under that name
   */
  public static WeightArchive open(String text) {
    Optional<ArrayName> keyed = ArrayName.keyed(text);
    Path file = keyed.map(ArrayName::file).orElse(Path.of(text));
    Sources.require(file);
    Format format =
        Formats.archive(file)
            .orElseThrow(
                () ->
                    BadInputException.of(
                        file,
                        "",
                        "it holds one array, where several are wanted, each by its layer's name",
                        "Save model.state_dict() by torch.save, or"
                            + " numpy.savez(F, **{name: array, ...})."));
    String prefix = keyed.map(name -> name.key() + ".").orElse("");
    WeightArchive archive = new WeightArchive(file, format, prefix);
    if (archive.names.isEmpty()) {
      throw BadInputException.of(
          text,
          "",
          "no array there has two axes or more, as weights have",
          "It holds %s.".formatted(NameList.within(format.keys(file), 130)));
    }
    return archive;
  }

  /** The file. */
  public String source() {
    return file.toString();
  }

  /** The names of all matrices, in the file's order. */
  public List<String> names() {
    return names;
  }

  /** All names, for a message. */
  public String listed() {
    return NameList.within(names, 130);
  }

  /**
   * A matrix at all its checkpoints, one unless there are steps.
   *
   * @throws BadInputException if a number is not finite
   */
  public List<Matrix> matrices(String name) {
    String key = prefix + name;
    ShapedArray array = format.shaped(file, key);
    long[] shape = array.shape();
    Matrix values = array.matrix().values();
    if (shape.length != 3 || shape[0] != checkpoints) {
      return List.of(values);
    }
    int units = (int) shape[1];
    return IntStream.range(0, values.rows())
        .mapToObj(t -> Matrix.of(units, values.columns() / units, values.row(t)))
        .toList();
  }

  /** A matrix that is no path. */
  public Matrix matrix(String name) {
    List<Matrix> all = matrices(name);
    return all.get(all.size() - 1);
  }
}

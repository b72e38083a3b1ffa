// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.tensor.Tensor;
import org.eigendistill.data.tensor.TensorFile;
import org.eigendistill.data.tensor.TensorReader;

/** A format of files that hold tensors by names. Only the tensor that is asked for is read. */
abstract class TensorFormat implements Format {
  /** Opens a file, which is there. */
  abstract TensorFile open(Path file);

  @Override
  public boolean isArchive() {
    return true;
  }

  @Override
  public List<String> keys(Path file) {
    return open(Sources.require(file)).names();
  }

  @Override
  public long[] shape(Path file, String key) {
    return open(file, key).tensor(key).shape();
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    return shaped(file, key).matrix();
  }

  @Override
  public ShapedArray shaped(Path file, String key) {
    return read(whole(file, key), name());
  }

  @Override
  public RowBlocks blocks(Path file, String key, ReadOptions options, Expected expected) {
    Tensor tensor = whole(file, key);
    return options.takesAll()
        ? new TensorBlocks(tensor, name())
        : Format.super.blocks(file, key, options, expected);
  }

  /** A tensor, its bytes checked. */
  private Tensor whole(Path file, String key) {
    TensorFile tensors = open(file, key);
    tensors.requireWhole(key);
    return tensors.tensor(key);
  }

  /** A file that has a tensor of the given name. */
  private TensorFile open(Path file, String key) {
    TensorFile tensors = open(Sources.require(file));
    List<String> names = tensors.names();
    if (names.contains(key)) {
      return tensors;
    }
    if (tensors.other(key).isPresent()) {
      throw BadInputException.of(
          file,
          key,
          "it is of %s, which is no tensor".formatted(tensors.other(key).get()),
          names.isEmpty()
              ? "Save a tensor, or model.state_dict()."
              : "Name a tensor: %s.".formatted(NameList.within(names, 70)));
    }
    if (names.isEmpty()) {
      throw BadInputException.of(file, "", "it holds no tensor", "Save one to it.");
    }
    throw BadInputException.of(
        file,
        "",
        names.contains("")
            ? "it holds one tensor, without a name, and no '%s'".formatted(key)
            : "it holds no tensor %s but [%s]"
                .formatted(ArrayName.lacked(key), NameList.within(names, 90)),
        names.contains("")
            ? "Leave the name out."
            : "Name one of them, by --key or as %s:KEY.".formatted(file.getFileName()));
  }

  /**
   * A tensor as rows and columns.
   *
   * @throws BadInputException if it is empty, too large, or a number is not finite
   */
  static ShapedArray read(Tensor tensor, String format) {
    long[] shape = tensor.shape();
    String source = tensor.source();
    if (tensor.count() == 0) {
      throw BadInputException.of(
          source, "", "the tensor is empty", "Give at least two rows of numbers.");
    }
    if (tensor.count() > DoubleList.MOST) {
      throw NpyHeader.tooLarge(source, Arrays.toString(shape), null);
    }
    double[] values = new double[(int) tensor.count()];
    try (TensorReader reader = tensor.open()) {
      reader.read(0, values.length, values);
    }
    int rows = shape.length == 0 ? 1 : (int) shape[0];
    for (int number = 0; number < values.length; number++) {
      if (!Double.isFinite(values[number])) {
        throw ArrayPlace.notFinite(source, number, shape, values[number], tensor.type());
      }
    }
    NamedMatrix matrix =
        new NamedMatrix(source, List.of(), Matrix.of(rows, values.length / rows, values));
    return new ShapedArray(matrix.labelled(format), shape);
  }
}

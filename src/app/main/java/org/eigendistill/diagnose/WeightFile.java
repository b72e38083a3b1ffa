// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.MatrixStack;

/**
 * Weights through training as a user has saved them: checkpoints x units x inputs, further axes
 * being inputs too.
 *
 * @param source the file
 * @param path the weights
 */
public record WeightFile(String source, WeightPath path) {
  /**
   * Reads a file.
   *
   * @param inputsFirst whether the axes are checkpoints x inputs x units instead
   * @param inputs the number of columns of the data
   * @param data the data's file, for messages
   * @throws BadInputException if it cannot be read as that, the inputs are not the data's columns,
   *     there are fewer than {@value WeightPath#FEWEST} checkpoints, or nothing moves
   */
  public static WeightFile read(ArrayName name, boolean inputsFirst, int inputs, String data) {
    MatrixStack stack = name.stack();
    List<Matrix> matrices =
        inputsFirst ? stack.matrices().stream().map(Matrix::transpose).toList() : stack.matrices();
    Matrix first = matrices.get(0);
    if (first.columns() != inputs) {
      String shape = "%d x %d".formatted(matrices.size(), first.rows());
      String mend =
          first.rows() == inputs
              ? (inputsFirst ? "Leave out --inputs-first." : "Add --inputs-first.")
              : "Save the layer that touches the inputs, and give as --data what that layer sees,"
                  + " a column per input (for a convolution: patches).";
      throw BadInputException.of(
          stack.source(),
          "axis " + (inputsFirst ? 2 : 3),
          "%s x %d weights, but %s has %s"
              .formatted(shape, first.columns(), data, Counted.of(inputs, "column")),
          mend);
    }
    try {
      return new WeightFile(stack.source(), new WeightPath(matrices));
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          stack.source(),
          "axis 1",
          e.getMessage(),
          "Save the weights at the start, at least once" + " on the way, and at the end.",
          e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Scaling;
import org.eigendistill.diagnose.Bands;
import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.WeightFile;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The inputs of a layer and two models' weights on them, read and fitting one another.
 *
 * @param data the inputs, examples x inputs
 * @param teacher the teacher's weights through training
 * @param student the student's
 */
record BiasInputs(NamedMatrix data, WeightFile teacher, WeightFile student) {

  /** Reads the three; unless unpaired, both models must have as many units. */
  static BiasInputs read(
      String data,
      String teacher,
      String student,
      boolean inputsFirst,
      boolean unpaired,
      ReadOptions options) {
    NamedMatrix read = ArrayName.parse(data, "X").matrix(options, Expected.NOTHING);
    int inputs = read.values().columns();
    WeightFile t =
        WeightFile.read(ArrayName.parse(teacher, "teacher"), inputsFirst, inputs, read.source());
    WeightFile s =
        WeightFile.read(ArrayName.parse(student, "student"), inputsFirst, inputs, read.source());
    if (!unpaired && t.path().units() != s.path().units()) {
      throw BadInputException.of(
          s.source(),
          "axis " + (inputsFirst ? 3 : 2),
          "%s where %s has %d"
              .formatted(Counted.of(s.path().units(), "unit"), t.source(), t.path().units()),
          "If the layers are different ones, add --unpaired.");
    }
    return new BiasInputs(read, t, s);
  }

  Spectrum decompose(boolean center, EigenSolver solver) {
    Matrix x = center ? Scaling.centring(data.values()).apply(data.values()) : data.values();
    Matrix none = Matrix.fill(x.rows(), 1, (i, j) -> 0);
    try {
      return Spectrum.byGram(x, none, LossScale.MEAN, solver);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          data.source(), "", e.getMessage(), "Check the inputs for columns of use.", e);
    }
  }

  Bias measure(Spectrum spectrum, Bands chosen, boolean unpaired) {
    try {
      return Bias.of(
          teacher.path(), student.path(), spectrum.directionVectors(), chosen, !unpaired);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          teacher.source() + " and " + student.source(),
          "",
          e.getMessage(),
          "Save the weights before the first step of training too, and early ones densely.",
          e);
    }
  }

  String digest() {
    Matrix none = Matrix.fill(data.values().rows(), 1, (i, j) -> 0);
    return Dataset.of(data.source(), data.values(), data.namesOrNumbers(), none, List.of("none"))
        .digest();
  }
}

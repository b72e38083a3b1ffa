// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.spectrum.Spectrum;

/**
 * What a softmax teacher or its students are and say at each time, as NPY arrays: logits, weights,
 * intercepts. Weights are V diag(1/s_k) U'Z.
 *
 * @param simulation whose times they are of
 */
public record SoftmaxArrays(SoftmaxSimulation simulation) {
  /** Whose course is written. */
  public enum SoftmaxRole {
    /** Plain training on labels. */
    TEACHER,
    /** The students. */
    STUDENT
  }

  /** Writes the logits of the rows: times x rows x classes. */
  public void writeLogits(Path file, SoftmaxRole role) throws IOException {
    SoftmaxFlow flow = flow(role);
    write(file, time -> flow.logits(index(role, time)));
  }

  /** Writes the teacher's logits where it stops: rows x classes. */
  public void writeEnd(Path file) throws IOException {
    NpyWriter.write(file, simulation.teacherEnd());
  }

  /** Writes the weights of prepared features: times x features x classes. */
  public void writeWeights(Path file, SoftmaxRole role) throws IOException {
    write(file, time -> weights(role, time));
  }

  /** Writes the weights of raw features: times x features x classes. */
  public void writeRawWeights(Path file, SoftmaxRole role, Preprocessing preprocessing)
      throws IOException {
    write(file, time -> preprocessing.rawWeights(weights(role, time)));
  }

  /** Writes the intercepts that go with them: times x classes. */
  public void writeIntercepts(Path file, SoftmaxRole role, Preprocessing preprocessing)
      throws IOException {
    int classes = simulation.teacherEnd().columns();
    try (NpyWriter out = NpyWriter.open(file, simulation.times().length, classes)) {
      for (int i = 0; i < simulation.times().length; i++) {
        out.append(preprocessing.intercepts(preprocessing.rawWeights(weights(role, i))));
      }
    }
  }

  /** Writes the logits of new raw rows: times x rows x classes. */
  public void writePredictions(
      Path file, SoftmaxRole role, Preprocessing preprocessing, Matrix rows) throws IOException {
    Matrix scores = simulation.spectrum().scores(preprocessing.features(rows));
    write(file, time -> scores.times(coefficients(role, time)));
  }

  private SoftmaxFlow flow(SoftmaxRole role) {
    return role == SoftmaxRole.TEACHER ? simulation.plain() : simulation.students();
  }

  private int index(SoftmaxRole role, int time) {
    return role == SoftmaxRole.TEACHER ? simulation.plainIndex(time) : time;
  }

  private Matrix weights(SoftmaxRole role, int time) {
    return simulation.spectrum().directionVectors().times(coefficients(role, time));
  }

  /** u_k'Z / s_k, r x C. */
  private Matrix coefficients(SoftmaxRole role, int time) {
    Spectrum spectrum = simulation.spectrum();
    Matrix along = flow(role).along(index(role, time));
    return Matrix.fill(
        along.rows(), along.columns(), (k, c) -> along.get(k, c) / spectrum.singularValue(k));
  }

  private void write(Path file, Function<Integer, Matrix> atTime) throws IOException {
    int count = simulation.times().length;
    Matrix first = atTime.apply(0);
    try (NpyWriter out = NpyWriter.open(file, count, first.rows(), first.columns())) {
      out.append(first);
      for (int i = 1; i < count; i++) {
        out.append(atTime.apply(i));
      }
    }
  }
}

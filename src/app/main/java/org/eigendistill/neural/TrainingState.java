// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.DoubleList;

/**
 * All that a broken run needs to go on as if it had not been broken.
 *
 * @param epoch epochs done
 * @param steps steps done
 * @param arrays weights, running statistics, then the optimizer's memory
 * @param soFar what was measured until now
 */
record TrainingState(int epoch, int steps, List<double[]> arrays, Run soFar) {
  /** A path by steps follows; an earlier version had none, and ended there. */
  private static final int PATH = 1;

  void write(DataOutputStream out) throws IOException {
    out.writeInt(epoch);
    out.writeInt(steps);
    out.writeInt(arrays.size());
    for (double[] array : arrays) {
      write(out, array);
    }
    out.writeInt(soFar.epochs().size());
    for (Run.Epoch e : soFar.epochs()) {
      out.writeInt(e.epoch());
      out.writeDouble(e.loss());
      out.writeDouble(e.trainAccuracy());
      out.writeDouble(e.validationAccuracy());
      out.writeDouble(e.testAccuracy());
    }
    out.writeInt(soFar.checkpoints().size());
    for (Run.Checkpoint c : soFar.checkpoints()) {
      out.writeInt(c.epoch());
      write(out, c.inputWeights());
      write(out, c.trainLogits());
      write(out, c.testLogits());
    }
    if (soFar.path().isPresent()) {
      StepPath path = soFar.path().get();
      out.writeByte(PATH);
      out.writeInt(path.steps().size());
      for (int i = 0; i < path.steps().size(); i++) {
        out.writeLong(path.steps().get(i));
        write(out, path.logits().get(i));
      }
    }
  }

  /**
   * Reads a state, which ends where the stream does.
   *
   * @throws IOException if it is no such state; memory is taken only as bytes come
   */
  static TrainingState read(DataInputStream in) throws IOException {
    int epoch = readCount(in);
    int steps = readCount(in);
    List<double[]> arrays = new ArrayList<>();
    for (int i = readCount(in); i > 0; i--) {
      arrays.add(readArray(in));
    }
    List<Run.Epoch> epochs = new ArrayList<>();
    for (int i = readCount(in); i > 0; i--) {
      epochs.add(
          new Run.Epoch(
              in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
    }
    List<Run.Checkpoint> checkpoints = new ArrayList<>();
    for (int i = readCount(in); i > 0; i--) {
      checkpoints.add(
          new Run.Checkpoint(in.readInt(), readMatrix(in), readMatrix(in), readMatrix(in)));
    }
    int next = in.read();
    Optional<StepPath> path = next == PATH ? Optional.of(readPath(in)) : Optional.empty();
    if (next >= 0 && (path.isEmpty() || in.read() >= 0)) {
      throw new StreamCorruptedException("more bytes follow after its end");
    }
    return new TrainingState(epoch, steps, arrays, new Run(epochs, checkpoints, path));
  }

  private static StepPath readPath(DataInputStream in) throws IOException {
    List<Long> steps = new ArrayList<>();
    List<Matrix> logits = new ArrayList<>();
    for (int i = readCount(in); i > 0; i--) {
      steps.add(in.readLong());
      logits.add(readMatrix(in));
    }
    return new StepPath(steps, logits);
  }

  private static int readCount(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new StreamCorruptedException("a count of " + count);
    }
    return count;
  }

  private static void write(DataOutputStream out, Matrix matrix) throws IOException {
    out.writeInt(matrix.rows());
    write(out, matrix.toArray());
  }

  private static Matrix readMatrix(DataInputStream in) throws IOException {
    int rows = in.readInt();
    double[] values = readArray(in);
    if (rows < 1 || values.length % rows != 0) {
      throw new StreamCorruptedException("%d numbers in %d rows".formatted(values.length, rows));
    }
    return Matrix.of(rows, values.length / rows, values);
  }

  private static void write(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readArray(DataInputStream in) throws IOException {
    int count = readCount(in);
    DoubleList values = new DoubleList(count, false);
    for (int i = 0; i < count; i++) {
      values.add(in.readDouble());
    }
    return values.whole();
  }
}

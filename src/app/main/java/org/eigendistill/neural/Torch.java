// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.eigendistill.base.BadInputException;

/**
 * The door to PyTorch. Each run computes on one thread, on which results are bit-identical per
 * seed; several runs may go side by side. The network is never used: the native library comes with
 * the program.
 */
final class Torch {
  private Torch() {}

  /**
   * A new manager; closing it frees all arrays made under it.
   *
   * @param gpu whether to compute on the first GPU
   * @throws BadInputException if the native library does not load, or there is no GPU
   */
  static NDManager manager(boolean gpu) {
    Engine engine = TorchLibrary.engine();
    if (gpu && engine.getGpuCount() == 0) {
      throw BadInputException.of("--gpu", "", "PyTorch finds no GPU here", "Leave --gpu out.");
    }
    return engine.newBaseManager(gpu ? Device.gpu() : Device.cpu());
  }

  /** Whose arithmetic it is; the library brings MKL and oneDNN with it. */
  static String version() {
    return "PyTorch " + TorchLibrary.engine().getVersion();
  }

  /**
   * Whether this thread's operations are recorded for {@link #backward}. DJL's own collector allows
   * one recording in the whole process, PyTorch one in each thread.
   */
  static void record(boolean on) {
    JniUtils.setGradMode(on);
  }

  /** Adds the derivatives of a number to the gradients of the weights that it was made of. */
  static void backward(NDArray loss) {
    NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType());
    JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
  }

  /** A number that lives in native memory as long as the manager, whatever is derived from it. */
  static NDArray constant(NDManager manager, DataType type, double value) {
    return manager.create(new double[] {value}, new Shape()).toType(type, true);
  }

  /**
   * Batch normalisation of the second axis.
   *
   * @param running means and variances, which a step of training changes in place
   * @param weights scales and shifts
   * @param momentum the share of the batch's in the running ones
   */
  static NDArray batchNorm(
      NDArray at,
      List<NDArray> running,
      List<NDArray> weights,
      boolean training,
      double momentum,
      double epsilon) {
    return JniUtils.batchNorm(
        (PtNDArray) at,
        (PtNDArray) running.get(0),
        (PtNDArray) running.get(1),
        (PtNDArray) weights.get(0),
        (PtNDArray) weights.get(1),
        training,
        momentum,
        epsilon);
  }

  /** Normalisation over the last axis; {@code weights} are scales and shifts. */
  static NDArray layerNorm(NDArray at, List<NDArray> weights, double epsilon) {
    return JniUtils.layerNorm(
        (PtNDArray) at,
        weights.get(0).getShape(),
        (PtNDArray) weights.get(0),
        (PtNDArray) weights.get(1),
        epsilon);
  }
}

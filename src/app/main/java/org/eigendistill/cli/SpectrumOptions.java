// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Route;
import org.eigendistill.spectrum.RowWeights;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the eigendirections are found. */
final class SpectrumOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--loss-scale",
      paramLabel = "sum|mean",
      description =
          "Factor of the loss (c/2)|XB - Y|^2: sum (c = 1) or mean (c = 1/n)"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "sum")
  private LossScale lossScale;

  @Option(
      names = "--kernel",
      paramLabel = "K",
      description =
          "linear, rbf:GAMMA or ntk:DEPTH (default: none, the linear model itself); simulate also"
              + " takes file:K.npy, the kernel of each row with each, positive semidefinite.")
  private String kernelText;

  @Option(
      names = "--route",
      paramLabel = "svd|gram",
      description =
          "svd keeps the digits of small directions, gram is faster (default: svd; gram for"
              + " kernels).")
  private Route route;

  LossScale lossScale() {
    return lossScale;
  }

  /** The file of a kernel that is known by its values; null where there is none. */
  String kernelFile() {
    return kernel().file();
  }

  /** Refuses such a kernel where rows are taken apart or their features are needed. */
  void refuseKernelFile(String what) {
    if (kernelFile() != null) {
      throw fault("--kernel file: has no values for what %s needs; see simulate.".formatted(what));
    }
  }

  /** Whether a kernel takes the place of the linear model. */
  boolean hasKernel() {
    return kernelText != null;
  }

  /**
   * Checks what can be checked before any data are read.
   *
   * @param streamed whether rows are not kept
   */
  void check(boolean streamed) {
    if (streamed && (route != Route.GRAM || kernelText != null)) {
      throw fault(
          "--stream and --spark go by the products of the columns: add --route gram, no --kernel.");
    }
    if (route == Route.KERNEL) {
      throw fault("--route is svd or gram; a kernel is given by --kernel.");
    }
    if (kernelText != null && route == Route.SVD) {
      throw fault("A kernel goes by its Gram matrix: leave out --route svd.");
    }
    kernel().kernel();
  }

  /** The kernel in the place of a linear model, if one is. */
  KernelChoice kernel() {
    return new KernelChoice(spec, "--kernel", kernelText);
  }

  /** Decomposes. */
  Spectrum decompose(Dataset dataset, EigenSolver solver) {
    return decompose(kernel(), dataset, solver);
  }

  /** The same by another kernel, or by none. */
  Spectrum decompose(KernelChoice choice, Dataset dataset, EigenSolver solver) {
    if (choice.file() != null) {
      requireRoom(dataset);
      return KernelFile.spectrum(choice.file(), dataset, lossScale, solver);
    }
    try {
      Kernel kernel = choice.kernel();
      if (kernel != null) {
        requireRoom(dataset);
      }
      return dataset.weights().isPresent()
          ? weighted(new RowWeights(dataset.weights().get()), kernel, dataset, solver)
          : plain(kernel, dataset.features(), dataset.targets(), solver);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          dataset.name(), "", e.getMessage(), "Check the features for columns of use.", e);
    }
  }

  private Spectrum plain(Kernel kernel, Matrix x, Matrix y, EigenSolver solver) {
    if (kernel != null) {
      return Spectrum.byKernel(kernel, x, y, lossScale, solver);
    }
    return route == Route.GRAM
        ? Spectrum.byGram(x, y, lossScale, solver)
        : Spectrum.bySvd(x, y, lossScale, solver);
  }

  private Spectrum weighted(
      RowWeights weights, Kernel kernel, Dataset dataset, EigenSolver solver) {
    Matrix x = dataset.features();
    Matrix y = dataset.targets();
    if (kernel != null) {
      return weights.byKernel(kernel, x, y, lossScale, solver);
    }
    return route == Route.GRAM
        ? weights.byGram(x, y, lossScale, solver)
        : weights.bySvd(x, y, lossScale, solver);
  }

  /** A kernel's Gram matrix is one array of n x n numbers. */
  private static void requireRoom(Dataset dataset) {
    double n = dataset.rows();
    if (n * n > Integer.MAX_VALUE) {
      throw BadInputException.of(
          dataset.name(),
          "",
          "the kernel of %d rows is %.0f GB, more than one array holds"
              .formatted(dataset.rows(), 8e-9 * n * n),
          "Give at most 46,340 rows, or leave out --kernel.");
    }
    double needed = 2 * 8 * n * n; // the kernel and its eigenvectors
    double memory = Runtime.getRuntime().maxMemory();
    if (needed > memory) {
      throw BadInputException.of(
          dataset.name(),
          "",
          "the kernel of %d rows and its eigenvectors take %.1f GB, and this run may take %.1f GB"
              .formatted(dataset.rows(), 1e-9 * needed, 1e-9 * memory),
          "Give it more by java -Xmx..., or fewer rows, or leave out --kernel.");
    }
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

package org.eigendistill.cli;

import java.util.NoSuchElementException;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.Dataset;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.NeuralTangent;
import org.eigendistill.spectrum.Route;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the eigendirections are found. */
final class SpectrumOptions {
  private static final int MOST_LAYERS = 1000;
  private static final String FILE = "file:";

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
    return kernelText != null && kernelText.startsWith(FILE)
        ? kernelText.substring(FILE.length())
        : null;
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
      throw fault("--stream goes by the products of the columns: add --route gram, no --kernel.");
    }
    if (route == Route.KERNEL) {
      throw fault("--route is svd or gram; a kernel is given by --kernel.");
    }
    if (kernelText != null && route == Route.SVD) {
      throw fault("A kernel goes by its Gram matrix: leave out --route svd.");
    }
    if (kernelFile() == null) {
      kernel();
    }
  }

  /** Decomposes. */
  Spectrum decompose(Dataset dataset, EigenSolver solver) {
    if (kernelFile() != null) {
      requireRoom(dataset);
      return KernelFile.spectrum(kernelFile(), dataset, lossScale, solver);
    }
    try {
      Kernel kernel = kernel();
      if (kernel != null) {
        requireRoom(dataset);
        return Spectrum.byKernel(kernel, dataset.features(), dataset.targets(), lossScale, solver);
      }
      return route == Route.GRAM
          ? Spectrum.byGram(dataset.features(), dataset.targets(), lossScale, solver)
          : Spectrum.bySvd(dataset.features(), dataset.targets(), lossScale, solver);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          dataset.name(), "", e.getMessage(), "Check the features for columns of use.", e);
    }
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

  private Kernel kernel() {
    if (kernelText == null) {
      return null;
    }
    try {
      if (kernelText.equals("linear")) {
        return new Kernel.Linear();
      }
      if (kernelText.startsWith("rbf:")) {
        return new Kernel.Rbf(Numerals.parse(kernelText.substring(4)).orElseThrow());
      }
      if (kernelText.startsWith("ntk:")) {
        long depth = Numerals.parseWhole(kernelText.substring(4)).orElseThrow();
        Limits.require(
            spec, "--kernel ntk:DEPTH", depth, 1, MOST_LAYERS, "Deeper ones are nearly constant.");
        return new NeuralTangent((int) depth);
      }
    } catch (NoSuchElementException | ArithmeticException e) {
      throw fault("--kernel '%s' has no such number after its colon.".formatted(kernelText));
    } catch (IllegalArgumentException e) {
      throw fault("--kernel '%s': %s.".formatted(kernelText, e.getMessage()));
    }
    throw fault(
        "--kernel is linear, rbf:GAMMA, ntk:DEPTH or file:K.npy, not '%s'.".formatted(kernelText));
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

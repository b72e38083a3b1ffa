// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.KernelProducts;
import org.eigendistill.spectrum.Spectrum;
import org.eigendistill.spectrum.TopEigenpairs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a kernel is taken along its largest directions alone, without being formed. */
final class TopOptions {
  private static final int USUAL_PASSES = 4;

  /** The start is random, and what is found hardly depends on it. */
  private static final long SEED = 1;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "K",
      description =
          "With --kernel: its largest K directions alone, by a few products with it, for rows by the"
              + " ten thousand. The kernel is never formed; how far off they can be is said.")
  private Integer top;

  @Option(
      names = "--passes",
      paramLabel = "N",
      description = "Products with the kernel that --top takes, 2 to 6 (default: 4).")
  private Integer passes;

  boolean isGiven() {
    return top != null;
  }

  /** Checks what can be checked before any data are read. */
  void check(SpectrumOptions decomposition) {
    if (passes != null && top == null) {
      throw fault("--passes belongs to --top.");
    }
    if (top == null) {
      return;
    }
    if (!decomposition.hasKernel() || decomposition.kernelFile() != null) {
      throw fault(
          "--top is of a kernel with a formula: add --kernel rbf:GAMMA, ntk:DEPTH or linear.");
    }
    Limits.require(spec, "--top", top, 1, Integer.MAX_VALUE, "One direction is the least.");
    Limits.require(
        spec,
        "--passes",
        passes(),
        TopEigenpairs.FEWEST_PASSES,
        TopEigenpairs.MOST_PASSES,
        "More tell hardly more.");
  }

  /** Refuses what needs all directions. */
  void refuse(String what) {
    if (top != null) {
      throw fault("--top does not go with %s.".formatted(what));
    }
  }

  private int passes() {
    return passes == null ? USUAL_PASSES : passes;
  }

  /**
   * Directions, and what is to be said of them.
   *
   * @param spectrum the directions that were found
   * @param pairs how
   */
  record Found(Spectrum spectrum, TopEigenpairs pairs) {
    private double share() {
      return Arrays.stream(pairs.values()).sum() / pairs.trace();
    }

    String note() {
      return "Of the kernel's %d directions the largest %d are here, with %.3g of its trace; all others have eigenvalues that come to at most %.3g together, and none here is short by more. The others are as if they were not there."
          .formatted(spectrum.rows(), spectrum.rank().rank(), share(), pairs.rest());
    }

    /** For summary.json: numbers are of the kernel, without the loss's factor. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("directions", spectrum.rank().rank());
      json.put("passes", pairs.passes());
      json.put("trace", pairs.trace());
      json.put("trace_share", share());
      json.put("rest", pairs.rest());
      json.put("largest_residual", Arrays.stream(pairs.residuals()).max().orElse(Double.NaN));
      return json;
    }
  }

  /** Finds them. */
  Found decompose(SpectrumOptions decomposition, Dataset dataset, EigenSolver solver) {
    Matrix x = dataset.features();
    if (top > x.rows()) {
      throw BadInputException.of(
          dataset.name(),
          "",
          "it has %d rows, and so as many directions".formatted(x.rows()),
          "Ask for no more by --top.");
    }
    Kernel kernel = decomposition.kernel().kernel();
    try {
      TopEigenpairs pairs =
          TopEigenpairs.of(new KernelProducts(kernel, x, solver), top, passes(), SEED, solver);
      return new Found(
          pairs.spectrum(kernel, x, dataset.targets(), decomposition.lossScale(), solver), pairs);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw BadInputException.of(
          dataset.name(), "", e.getMessage(), "Check the features for columns of use.", e);
    }
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

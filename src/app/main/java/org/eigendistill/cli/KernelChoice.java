// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.NoSuchElementException;
import org.eigendistill.base.Numerals;
import org.eigendistill.spectrum.Kernel;
import org.eigendistill.spectrum.NeuralTangent;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A kernel as an option names it, in the place of a linear model.
 *
 * @param spec of the command
 * @param option that names it
 * @param text linear, rbf:GAMMA, ntk:DEPTH or file:K.npy; null for the linear model itself
 */
record KernelChoice(CommandSpec spec, String option, String text) {
  private static final int MOST_LAYERS = 1000;
  private static final String FILE = "file:";

  /** Whether there is one. */
  boolean isGiven() {
    return text != null;
  }

  /** The file of a kernel that is known by its values; null where there is none. */
  String file() {
    return text != null && text.startsWith(FILE) ? text.substring(FILE.length()) : null;
  }

  /** The kernel that is known by a formula; null where there is none. */
  Kernel kernel() {
    if (text == null || file() != null) {
      return null;
    }
    try {
      if (text.equals("linear")) {
        return new Kernel.Linear();
      }
      if (text.startsWith("rbf:")) {
        return new Kernel.Rbf(Numerals.parse(text.substring(4)).orElseThrow());
      }
      if (text.startsWith("ntk:")) {
        long depth = Numerals.parseWhole(text.substring(4)).orElseThrow();
        Limits.require(
            spec, option + " ntk:DEPTH", depth, 1, MOST_LAYERS, "Deeper ones are nearly constant.");
        return new NeuralTangent((int) depth);
      }
    } catch (NoSuchElementException | ArithmeticException e) {
      throw fault("%s '%s' has no such number after its colon.".formatted(option, text));
    } catch (IllegalArgumentException e) {
      throw fault("%s '%s': %s.".formatted(option, text, e.getMessage()));
    }
    throw fault(
        "%s is linear, rbf:GAMMA, ntk:DEPTH or file:K.npy, not '%s'.".formatted(option, text));
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

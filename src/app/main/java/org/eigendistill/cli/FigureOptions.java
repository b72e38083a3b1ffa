// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Optional;
import org.eigendistill.figure.PrintStyle;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether figures are written, and how they are set. */
final class FigureOptions extends PrintOptions {
  @Option(names = "--no-figures", description = "Writes tables only.")
  private boolean none;

  /**
   * How figures are set; empty where none are to be written.
   *
   * @throws ParameterException if they are to be set in some way and not to be written
   */
  Optional<PrintStyle> style() {
    if (none && !given().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "%s is of figures, and --no-figures writes none.".formatted(given()));
    }
    return none ? Optional.empty() : Optional.of(printed());
  }
}

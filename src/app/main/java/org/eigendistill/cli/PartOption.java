// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Optional;
import org.eigendistill.base.Part;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a command does a part of its work, so that other machines can do the others. */
final class PartOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--part",
      paramLabel = "K/N",
      description =
          "Only the K-th of N parts of what takes longest, with the same bits: of the map of risk,"
              + " of the sweep or the draws of scenario, of the runs of neural. Tables of all parts, one"
              + " below the other, are the whole one; src/docs/scale.md tells how.")
  private String part;

  /** The part, if it is one. */
  Optional<Part> get() {
    try {
      return Optional.ofNullable(part).map(Part::parse);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--part: %s.".formatted(e.getMessage()), e);
    }
  }
}

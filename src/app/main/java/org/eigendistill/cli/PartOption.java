// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.Optional;
import org.eigendistill.base.Counted;
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

  /**
   * The part of some items in a row.
   *
   * @param item what one of them is called
   * @param count how many there are
   * @throws ParameterException if there are fewer than parts: some would have nothing to do
   */
  Optional<PartPrintout> of(String item, int count) {
    Optional<Part> found = get();
    if (found.isPresent() && found.get().of() > count) {
      throw new ParameterException(
          spec.commandLine(),
          "--part %s: there %s %s, and so %s at most."
              .formatted(
                  part,
                  count == 1 ? "is" : "are",
                  Counted.of(count, item),
                  Counted.of(count, "part")));
    }
    return found.map(own -> new PartPrintout(own, item, count));
  }

  /** Refuses it where nothing is shared out. */
  void refuse(String what) {
    if (part != null) {
      throw new ParameterException(
          spec.commandLine(), "--part is not for %s, which has no parts.".formatted(what));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Part;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a command does a part of its work, so that other machines can do the others. */
final class PartOption {
  private static final String NAME = "--part";
  private static final String CHECK = "0/";

  /** Options that tables do not depend on: with a value behind them, and without one. */
  private static final Set<String> WITH_A_VALUE = Set.of("--out", "-o", "--threads");

  private static final Set<String> WITHOUT = Set.of("--json", "--quiet", "--no-figures");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = NAME,
      paramLabel = "K/N",
      description =
          "Only the K-th of N parts of what takes longest, with the same bits: of the map of risk,"
              + " of the sweep or the draws of scenario, of the runs of neural. Tables of all parts, each"
              + " in an --out of its own, one below the other and with one header, are the whole one; 0/N does nothing but"
              + " check that there is work for N parts; src/docs/scale.md tells more.")
  private String part;

  /** Whether parts are only to be counted. */
  boolean isCheck() {
    return part != null && part.startsWith(CHECK);
  }

  /** The part, if it is one; of a check the first. */
  Optional<Part> get() {
    try {
      return Optional.ofNullable(part)
          .map(text -> Part.parse(isCheck() ? "1/" + text.substring(CHECK.length()) : text));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--part: %s.".formatted(e.getMessage()), e);
    }
  }

  /**
   * Refuses a part that leaves a table where it has no folder of its own, since parts would replace
   * one another there, and where a figure is asked for, which no part draws.
   */
  void requireTable(RunOptions common, FigureOptions figures) {
    if (part == null) {
      return;
    }
    figures.refuse("--part");
    if (!common.hasOut() && !isCheck()) {
      throw new ParameterException(
          spec.commandLine(),
          "--part %s leaves a table that is joined with those of the other parts. Give --out a folder of its own."
              .formatted(part));
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

  /** A command line without what its tables do not depend on. */
  static List<String> work(List<String> arguments) {
    List<String> work = new ArrayList<>();
    for (int k = 0; k < arguments.size(); k++) {
      String name = arguments.get(k).replaceFirst("=.*", "");
      if (WITH_A_VALUE.contains(name)) {
        k += arguments.get(k).equals(name) ? 1 : 0; // its value stands behind it
      } else if (!WITHOUT.contains(name)) {
        work.add(arguments.get(k));
      }
    }
    return work;
  }

  /** The part that a command line asks for. */
  static Optional<String> in(List<String> arguments) {
    for (int k = 0; k < arguments.size(); k++) {
      String argument = arguments.get(k);
      if (argument.startsWith(NAME + "=")) {
        return Optional.of(argument.substring(NAME.length() + 1));
      }
      if (argument.equals(NAME) && k + 1 < arguments.size()) {
        return Optional.of(arguments.get(k + 1));
      }
    }
    return Optional.empty();
  }

  /** Refuses it where nothing is shared out. */
  void refuse(String what) {
    if (part != null) {
      throw new ParameterException(
          spec.commandLine(), "--part is not for %s, which has no parts.".formatted(what));
    }
  }
}

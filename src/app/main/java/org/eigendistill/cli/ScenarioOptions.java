// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import org.eigendistill.dynamics.Filters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code scenario} is to work out or to print. */
final class ScenarioOptions implements TakesFilters {
  @Option(
      names = "--file",
      paramLabel = "F.yaml|NAME",
      description = "The scenario: a file, or the name of one that comes with the program.")
  String file;

  @Option(names = "--list", description = "Name the examples and do nothing.")
  boolean list;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      description = "Print the file of one that comes with the program.")
  String show;

  @Option(
      names = "--check",
      description =
          "Work every scenario that comes with the program out and print a table of its numbers"
              + " beside those expected. Exit code 1 if one differs by more than its tolerance.")
  boolean check;

  @Option(names = "--slow", description = "With --check: those too that take long.")
  boolean slow;

  @Mixin PartOption part;

  @Option(
      names = "--draws",
      paramLabel = "F",
      description =
          "The draws of the scenario's average, as --part wrote them, all parts in one file: they are"
              + " not made again.")
  Path draws;

  @Mixin FigureOptions figures;

  private Filters filters = Filters.installed();

  @Override
  public void offer(Filters offered) {
    this.filters = offered;
  }

  /** All procedures that a fit may name. */
  Filters filters() {
    return filters;
  }
}

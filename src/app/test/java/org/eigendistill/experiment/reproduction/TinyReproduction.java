// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.spectrum.EjmlSolver;

/** The main job over two experiments that take no time. */
public final class TinyReproduction {
  private TinyReproduction() {}

  /** A table of one number and a claim on it. */
  private record Tiny(String id, double number) implements Experiment {
    private static final Column<String> NAME = Column.text("name");
    private static final Column<Double> NUMBER = Column.number("number");

    @Override
    public String title() {
      return "The number of " + id;
    }

    @Override
    public List<Column<?>> columns() {
      return List.of(NAME, NUMBER);
    }

    @Override
    public Table compute(Spectra spectra, Progress progress) {
      return Table.with(columns()).add(NAME.is("row"), NUMBER.is(number)).build();
    }

    @Override
    public Optional<Figure> figure(Table table) {
      return Optional.empty();
    }

    @Override
    public List<Claim> claims(Table table) {
      double found = table.numbers(NUMBER)[0];
      return List.of(
          new Claim(
              PaperClaim.BIAS,
              Evidence.linear(id),
              id,
              "number",
              found,
              null,
              1,
              Claim.Support.SUPPORTED));
    }
  }

  /** Runs both, which find a number, and leaves their report in a folder. */
  public static void run(Path folder, double number) {
    new Reproduction(
            List.of(new Tiny("one", number), new Tiny("two", 2 * number)),
            Set.of("one", "two"),
            new EjmlSolver(),
            Optional.empty(),
            Optional.empty(),
            folder.resolveSibling("runs"),
            1,
            PrintStyle.HOUSE,
            Progress.NONE)
        .run(folder);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Spectrum;

/** A spectrum as a table. */
public final class SpectrumTable {
  private SpectrumTable() {}

  /** Direction, eigenvalue, singular value, target coefficient per output. */
  public static Table of(Spectrum spectrum) {
    return of(spectrum, Optional.empty());
  }

  /** The same, and behind it the coefficient u_k'X W0 of a start per output, where there is one. */
  static Table of(Spectrum spectrum, Optional<StartingModel> start) {
    Matrix targets = spectrum.targetCoefficients();
    IntFunction<Object[]> fixed =
        k -> new Object[] {k + 1, spectrum.eigenvalue(k), spectrum.singularValue(k)};
    if (start.isEmpty()) {
      return of(targets, "target_coefficient", fixed, "direction", "eigenvalue", "singular_value");
    }
    int outputs = targets.columns();
    List<String> names = new ArrayList<>(List.of("direction", "eigenvalue", "singular_value"));
    names.addAll(numbered("target_coefficient", outputs));
    return of(
        Matrix.fill(
            targets.rows(),
            outputs,
            (k, c) -> start.get().along().get(k, c) * spectrum.singularValue(k)),
        "start_coefficient",
        k -> {
          List<Object> row = new ArrayList<>(Arrays.asList(fixed.apply(k)));
          for (double value : targets.row(k)) {
            row.add(value);
          }
          return row.toArray();
        },
        names.toArray(String[]::new));
  }

  /**
   * A row per direction.
   *
   * @param coefficients of each direction and output, r x C, the last columns
   * @param name of their columns, numbered from 0 where there are several
   * @param first what stands before them, by direction from 0
   * @param columns the names of these
   */
  static Table of(
      Matrix coefficients, String name, IntFunction<Object[]> first, String... columns) {
    List<String> names = new ArrayList<>(List.of(columns));
    names.addAll(numbered(name, coefficients.columns()));
    Table.Builder table = Table.of(names.toArray(String[]::new));
    for (int k = 0; k < coefficients.rows(); k++) {
      List<Object> row = new ArrayList<>(Arrays.asList(first.apply(k)));
      for (double value : coefficients.row(k)) {
        row.add(value);
      }
      table.row(row.toArray());
    }
    return table.build();
  }

  /** The name, or one per output where there are several. */
  static List<String> numbered(String name, int outputs) {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < outputs; c++) {
      names.add(outputs == 1 ? name : name + "_" + c);
    }
    return names;
  }
}

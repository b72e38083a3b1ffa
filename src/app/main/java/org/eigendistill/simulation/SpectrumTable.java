package org.eigendistill.simulation;

import org.eigendistill.data.Table;
import org.eigendistill.spectrum.Spectrum;

/** A spectrum as a table. */
public final class SpectrumTable {
  private SpectrumTable() {}

  /** Direction, eigenvalue, singular value, target coefficient per output. */
  public static Table of(Spectrum spectrum) {
    int outputs = spectrum.targetCoefficients().columns();
    String[] columns = new String[3 + outputs];
    columns[0] = "direction";
    columns[1] = "eigenvalue";
    columns[2] = "singular_value";
    for (int c = 0; c < outputs; c++) {
      columns[3 + c] = outputs == 1 ? "target_coefficient" : "target_coefficient_" + c;
    }
    Table.Builder table = Table.of(columns);
    for (int k = 0; k < spectrum.directions(); k++) {
      Object[] row = new Object[3 + outputs];
      row[0] = k + 1;
      row[1] = spectrum.eigenvalue(k);
      row[2] = spectrum.singularValue(k);
      for (int c = 0; c < outputs; c++) {
        row[3 + c] = spectrum.targetCoefficients().get(k, c);
      }
      table.row(row);
    }
    return table.build();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.function.Function;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;

/**
 * What a set of studies with three teachers leaves.
 *
 * @param cells by {@link CellColumns}
 * @param bands by {@link BandColumns}
 * @param fifths by {@link FifthColumns}
 * @param ways by {@link WayColumns}
 * @param clouds by {@link CloudColumns}
 * @param runs by {@link RunColumns}
 */
public record TripleTables(
    Table cells, Table bands, Table fifths, Table ways, Table clouds, Table runs) {
  /** One under the other. */
  static TripleTables joined(List<TripleTables> all) {
    return new TripleTables(
        joined(all, CellColumns.CELLS, TripleTables::cells),
        joined(all, BandColumns.ALL, TripleTables::bands),
        joined(all, FifthColumns.ALL, TripleTables::fifths),
        joined(all, WayColumns.ALL, TripleTables::ways),
        joined(all, CloudColumns.ALL, TripleTables::clouds),
        joined(all, RunColumns.ALL, TripleTables::runs));
  }

  private static Table joined(
      List<TripleTables> all, List<Column<?>> columns, Function<TripleTables, Table> one) {
    Table.Builder joined = Table.with(columns);
    all.forEach(each -> joined.addAll(one.apply(each)));
    return joined.build();
  }
}

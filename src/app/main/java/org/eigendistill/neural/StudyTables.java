// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Table;

/**
 * What a set of studies leaves, by {@link StudyColumns}.
 *
 * @param arms a row for each study, rate of label noise, seed and arm
 * @param bins tenths by the teacher's confidence: mean log-odds of teacher and student
 * @param paths progress through the eigenspace, in the top band and a lower one
 */
public record StudyTables(Table arms, Table bins, Table paths) {
  /** The rows of all, in their order. */
  static StudyTables joined(List<StudyTables> parts) {
    Table.Builder arms = Table.with(StudyColumns.ARMS);
    Table.Builder bins = Table.with(StudyColumns.BINS);
    Table.Builder paths = Table.with(StudyColumns.PATHS);
    for (StudyTables part : parts) {
      arms.addAll(part.arms);
      bins.addAll(part.bins);
      paths.addAll(part.paths);
    }
    return new StudyTables(arms.build(), bins.build(), paths.build());
  }
}

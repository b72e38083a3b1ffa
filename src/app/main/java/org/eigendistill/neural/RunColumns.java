// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import org.eigendistill.data.Column;

/**
 * The columns of the table of runs: a row for each network that a study trained, so that it can be
 * told whether another machine has the same one.
 */
public final class RunColumns {
  /** The teacher, from 1, or the student's. */
  public static final Column<Integer> NETWORK = Column.whole("network");

  /** The run's key, the name of its folder in the store. */
  public static final Column<String> RUN = Column.text("run");

  /** The SHA-256 of the file of its logits on test rows. */
  public static final Column<String> DIGEST = Column.text("test_logits_sha256");

  /** All of them. */
  public static final List<Column<?>> ALL = ArmKey.columns(NETWORK, RUN, DIGEST);

  private RunColumns() {}
}

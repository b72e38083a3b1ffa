// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.List;

/**
 * Rows that take their time, so that work on them has a middle.
 *
 * @param rest the rows
 * @param milliseconds how long it takes to open them
 */
record SlowSource(RowSource rest, long milliseconds) implements RowSource {
  @Override
  public List<String> names() {
    return rest.names();
  }

  @Override
  public long rows() {
    return rest.rows();
  }

  @Override
  public RowCursor from(long row) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException("stopped", e);
    }
    return rest.from(row);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Rows of numbers in files, one file after another, that any process can read from any row on. */
public interface RowSource extends Serializable {
  /** A name per column. */
  List<String> names();

  /** How many rows there are. */
  long rows();

  /**
   * Opens the rows from one of them on.
   *
   * @param row counted from 0 through all files
   * @throws org.eigendistill.base.BadInputException if a file has changed since this was made
   */
  RowCursor from(long row);

  /**
   * What of it takes most memory to read; empty where rows are read one by one.
   *
   * @return a piece that a task holds while it reads it
   */
  default Optional<Held> largest() {
    return Optional.empty();
  }

  /**
   * A piece of a file.
   *
   * @param file its address
   * @param place where in it
   * @param bytes that are held while it is read
   */
  record Held(String file, String place, double bytes) {}
}

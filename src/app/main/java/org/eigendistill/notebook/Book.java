// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

/**
 * The source of a notebook: a class whose one method holds the cells. {@code // %% md} starts a
 * cell of words, written as comments; {@code // %% fold} one whose heading folds away all that
 * follows until the next heading; {@code // %% code} a cell of code; {@code // %% end} ends the
 * last. The class's imports are the first cell. Being compiled with the rest, it cannot fall behind
 * the library.
 */
public interface Book {
  /** The name of its files. */
  String id();

  /** What it is about, in a line. */
  String title();

  /** Runs all cells. */
  void read(Display display) throws Exception;
}

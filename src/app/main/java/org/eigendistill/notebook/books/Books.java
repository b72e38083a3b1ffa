// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import java.util.List;
import org.eigendistill.notebook.Book;

/** The notebooks, in the order in which they are best read. */
public final class Books {
  private Books() {}

  /** All of them. */
  public static List<Book> all() {
    return List.of(
        new TheoremBook(),
        new AtlasBook(),
        new DeepBook(),
        new PayBook(),
        new PredictBook(),
        new DiagnoseBook());
  }
}

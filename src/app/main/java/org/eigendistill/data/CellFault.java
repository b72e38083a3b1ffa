// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import org.eigendistill.base.BadInputException;

/** What to say of a cell that is no number where one is needed. */
final class CellFault {
  private CellFault() {}

  /**
   * The fault.
   *
   * @param place of the column
   * @param like what the column's first cells are
   */
  static BadInputException of(FileColumns file, long line, int place, String cell, Cell like) {
    String problem = "'%s' is not a number".formatted(cell);
    String mend = "Replace the cell or leave the row out.";
    String drop = "leave the column out by --drop %s.".formatted(file.handle(place));
    if (Cell.of(cell) == Cell.BLANK) {
      problem = "the cell is empty";
    } else if (Cell.of(cell) == Cell.NOT_FINITE) {
      problem = "'%s' is not a finite number".formatted(cell);
    } else if (like == Cell.BOOLEAN) {
      problem = "'%s' stands among True and False".formatted(cell);
    } else if (Cell.of(cell) == Cell.BOOLEAN) {
      problem = "'%s' stands among numbers".formatted(cell);
    } else if (Spelling.of(cell).isPresent()) {
      problem = Spelling.of(cell).get().problem();
      mend = Spelling.of(cell).get().mend();
    } else if (isDate(cell)) {
      problem = "'%s' is a date or a time, no number".formatted(cell);
      mend = "Make a number of it, days since the first for instance, or " + drop;
    } else if (like == Cell.WORD) {
      problem = "'%s' is a word, no number".formatted(cell);
      mend = "Make columns of 0 and 1 of it, by pandas.get_dummies, or " + drop;
    }
    return BadInputException.of(
        file.source(), "line %d, %s".formatted(line, file.label(place)), problem, mend);
  }

  private static boolean isDate(String cell) {
    return cell.matches("[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T].*)?")
        || cell.matches("[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}([ T].*)?")
        || cell.matches("[0-9]{1,2}:[0-9]{2}(:[0-9.]+)?( ?[AaPp][Mm])?");
  }
}

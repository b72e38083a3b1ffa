// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether the first line of a text table is names, as far as the lines beneath it show.
 *
 * <p>Column by column, a word over numbers speaks for names, a number over numbers or a word that
 * comes again beneath against, all else for neither. Where there is no word at all, whole numbers
 * from 0 on are names that pandas has written. What speaks for both is ambiguous: a name left as a
 * row, or a row with a typing error taken for names, would be a wrong result without a word.
 */
final class HeaderRule {
  /** From so many columns on the numbers 0, 1, 2, .. are no row by accident. */
  private static final int MANY = 5;

  /** Rows beneath that must look different from the line of numbers above. */
  private static final int FEW = 3;

  private final List<String> first;
  private final List<List<String>> beneath;

  /** What came out. */
  enum Finding {
    NAMES,
    ROW,
    AMBIGUOUS
  }

  /**
   * What came out, and why.
   *
   * @param why in a few words
   */
  record Decision(Finding finding, String why) {}

  HeaderRule(List<List<String>> lines) {
    this.first = lines.get(0);
    this.beneath = lines.subList(1, lines.size());
  }

  Decision decide() {
    int names = 0;
    int numbers = 0;
    int rowLike = 0;
    int misspelt = 0;
    for (int j = 0; j < first.size(); j++) {
      Cell cell = Cell.of(first.get(j));
      boolean overNumbers = overNumbers(j);
      if (cell == Cell.WORD && overNumbers) {
        names++;
        misspelt += Cell.beginsAsNumber(first.get(j)) ? 1 : 0;
      } else if (cell == Cell.NUMBER) {
        numbers++;
        rowLike += overNumbers ? 1 : 0;
      } else if (cell == Cell.BOOLEAN && overNumbers || cell == Cell.WORD && comesAgain(j)) {
        rowLike++;
      }
    }
    boolean words = first.stream().anyMatch(cell -> Cell.of(cell) == Cell.WORD);
    if (beneath.isEmpty()) {
      return words
          ? new Decision(Finding.NAMES, "")
          : new Decision(Finding.ROW, "its only line holds numbers");
    }
    if (numbers > 0 && areCounts() && !(words && names == 0 && rowLike > numbers)) {
      return counted(numbers, names, misspelt);
    }
    if (!words) {
      boolean unnamedFirst = first.get(0).isEmpty() && numbers == first.size() - 1;
      return areOddNames() || unnamedFirst && numbers > 0
          ? new Decision(
              Finding.AMBIGUOUS, "its first line may be names that are numbers, or a row")
          : new Decision(Finding.ROW, "its first line holds numbers");
    }
    if (names > 0) {
      boolean clear = rowLike == 0 && misspelt < names;
      return clear
          ? new Decision(Finding.NAMES, "")
          : new Decision(
              Finding.AMBIGUOUS,
              misspelt == names && rowLike == 0
                  ? "its first line may be names, or numbers misspelt"
                  : "its first line has words over columns of numbers, and cells as beneath");
    }
    if (rowLike > 0) {
      return areOddNames() || first.get(0).isEmpty()
          ? new Decision(
              Finding.AMBIGUOUS, "its first line may be names that are numbers, or a row")
          : new Decision(Finding.ROW, "its first line is as those beneath");
    }
    return new Decision(Finding.AMBIGUOUS, "its first line is of words, and so are others");
  }

  /** Numbers 0, 1, 2, .. among the cells, and what may be said for their being a row. */
  private Decision counted(int numbers, int names, int misspelt) {
    String why =
        numbers == 1
            ? "the number 0, as pandas writes it"
            : "numbers 0 to %d, as pandas writes them".formatted(numbers - 1);
    boolean blank = first.get(0).isEmpty();
    boolean sure =
        blank && first.size() > 1
            || names > misspelt && numbers > 1
            || numbers >= MANY && !othersCount()
            || numbers > 1 && beneath.size() >= FEW && noneWhole();
    return new Decision(
        sure ? Finding.NAMES : Finding.AMBIGUOUS,
        sure ? why : "its first line may be column numbers, or a row");
  }

  /** Whether the numbers of the first line are 0, 1, 2, .. in their order. */
  private boolean areCounts() {
    List<String> numbers = first.stream().filter(c -> Cell.of(c) == Cell.NUMBER).toList();
    return IntStream.range(0, numbers.size())
        .allMatch(i -> numbers.get(i).equals(Integer.toString(i)));
  }

  /** Whether a line beneath holds whole numbers in a row, or 0, 1, 2, .. in another order. */
  private boolean othersCount() {
    long numbers = first.stream().filter(c -> Cell.of(c) == Cell.NUMBER).count();
    return beneath.stream().anyMatch(line -> isRun(line, numbers));
  }

  private static boolean isRun(List<String> line, long length) {
    List<String> numbers = line.stream().filter(c -> Cell.of(c) == Cell.NUMBER).toList();
    if (numbers.size() != length || !numbers.stream().allMatch(Cell::isCount)) {
      return false;
    }
    int[] sorted = numbers.stream().mapToInt(Integer::parseInt).sorted().toArray();
    return IntStream.range(1, sorted.length).allMatch(i -> sorted[i] == sorted[i - 1] + 1);
  }

  /**
   * Whether all numbers above are whole and different, and none beneath is whole; or many of them
   * rise, and those of no line beneath do.
   */
  private boolean areOddNames() {
    List<String> numbers = first.stream().filter(c -> Cell.of(c) == Cell.NUMBER).toList();
    Set<String> different = new HashSet<>(numbers);
    return numbers.size() > 1
            && different.size() == numbers.size()
            && numbers.stream().allMatch(Cell::isCount)
            && beneath.size() >= FEW
            && noneWhole()
        || numbers.size() >= MANY
            && beneath.size() >= FEW
            && isRising(first)
            && beneath.stream().noneMatch(HeaderRule::isRising);
  }

  /** Whether the numbers of a line grow from each to the next, as wavelengths and counts do. */
  private static boolean isRising(List<String> line) {
    double[] numbers =
        line.stream().filter(c -> Cell.of(c) == Cell.NUMBER).mapToDouble(Cell::value).toArray();
    return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] > numbers[i - 1]);
  }

  /** Whether no number is spelt as a whole one beneath the numbers of the first line. */
  private boolean noneWhole() {
    return beneath.stream()
        .allMatch(
            line ->
                IntStream.range(0, Math.min(line.size(), first.size()))
                    .filter(j -> Cell.of(first.get(j)) == Cell.NUMBER)
                    .noneMatch(j -> Cell.isWhole(line.get(j))));
  }

  private boolean overNumbers(int j) {
    return beneath.stream()
        .filter(line -> j < line.size())
        .map(line -> Cell.of(line.get(j)))
        .anyMatch(cell -> cell == Cell.NUMBER || cell == Cell.BOOLEAN);
  }

  private boolean comesAgain(int j) {
    return beneath.stream().anyMatch(line -> j < line.size() && line.get(j).equals(first.get(j)));
  }
}

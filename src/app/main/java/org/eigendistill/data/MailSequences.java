// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;

/**
 * Mails as sequences of word numbers, with their labels.
 *
 * @param vocabulary the words, by number from 0
 * @param words per mail the numbers of its words, in their order
 * @param labels per mail 0 for ham, 1 for spam
 */
public record MailSequences(List<String> vocabulary, List<int[]> words, int[] labels) {
  /** Ham and spam. */
  public static final List<String> CLASSES = List.of("ham", "spam");

  /** Keeps its own copies. */
  public MailSequences {
    vocabulary = List.copyOf(vocabulary);
    words = words.stream().map(int[]::clone).toList();
    labels = labels.clone();
  }

  @Override
  public List<int[]> words() {
    return words.stream().map(int[]::clone).toList();
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  /** Train and test mails, from the lines of the bundled file. */
  record Parts(MailSequences train, MailSequences test) {
    static Parts parse(List<String> vocabulary, List<String> lines) {
      return new Parts(part(vocabulary, lines, "train"), part(vocabulary, lines, "test"));
    }

    private static MailSequences part(List<String> vocabulary, List<String> lines, String name) {
      List<int[]> words = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (String line : lines) {
        String[] cells = line.split(" ");
        if (cells[0].equals(name)) {
          labels.add(CLASSES.indexOf(cells[1]));
          words.add(Arrays.stream(cells).skip(2).mapToInt(Integer::parseInt).toArray());
        }
      }
      int[] codes = labels.stream().mapToInt(Integer::intValue).toArray();
      return new MailSequences(vocabulary, words, codes);
    }
  }

  /** Features log(1 + count) of each word, labels one-hot. */
  public Dataset counts() {
    double[][] counts = new double[words.size()][vocabulary.size()];
    for (int i = 0; i < counts.length; i++) {
      for (int word : words.get(i)) {
        counts[i][word]++;
      }
      for (int j = 0; j < counts[i].length; j++) {
        counts[i][j] = StrictMath.log1p(counts[i][j]);
      }
    }
    return Dataset.labelled("spam", Matrix.ofRows(counts), vocabulary, labels, CLASSES);
  }
}

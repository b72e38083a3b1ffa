// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.number.Fraction;
import org.eigendistill.softmax.ConfidenceLine;

/**
 * A teacher's logits in fractions and a student that acts on them by gains: 2 to 5 rows, 2 to 4
 * classes, an orthonormal basis of fractions whose vectors fall into groups of equal eigenvalues.
 *
 * @param basis unit vectors, orthogonal, of the rows' space
 * @param groups the group of each vector, from 0, not falling
 * @param gains a gain per group, in [0, 1], not rising; the last group's may be one that nothing
 *     trains
 * @param hasNull whether it is
 * @param logits the teacher's, rows of classes, whole numbers times C
 * @param low how many rows of least confidence are looked at
 */
record SlopeCase(
    List<List<Fraction>> basis,
    List<Integer> groups,
    List<Fraction> gains,
    boolean hasNull,
    List<List<Fraction>> logits,
    int low) {
  private static final int WIDEST = 4;
  private static final long PARTS = 20;

  static SlopeCase draw(RandomGenerator random) {
    int rows = 2 + random.nextInt(4);
    int classes = 2 + random.nextInt(3);
    List<Integer> groups = new ArrayList<>();
    for (int k = 0, group = 0; k < rows; k++) {
      group += k > 0 && random.nextInt(3) > 0 ? 1 : 0;
      groups.add(group);
    }
    int count = groups.get(rows - 1) + 1;
    boolean hasNull = count > 1 && random.nextInt(3) == 0;
    List<Fraction> gains = new ArrayList<>();
    Fraction gain = Fraction.of(1 + random.nextInt((int) PARTS), PARTS);
    for (int g = 0; g < count; g++) {
      gains.add(hasNull && g == count - 1 ? Fraction.ZERO : gain);
      gain = gain.times(Fraction.of(random.nextInt((int) PARTS) + 1L, PARTS));
    }
    List<List<Fraction>> logits = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Fraction> row = new ArrayList<>();
      for (int c = 0; c < classes; c++) {
        row.add(Fraction.of(random.nextInt(2 * WIDEST + 1) - WIDEST, 1));
      }
      logits.add(row);
    }
    int low = 1 + random.nextInt(rows / 2);
    return new SlopeCase(basis(random, rows), groups, gains, hasNull, logits, low);
  }

  /** The rows of the unit matrix turned by two reflections. */
  private static List<List<Fraction>> basis(RandomGenerator random, int rows) {
    List<List<Fraction>> basis = unit(rows);
    for (int turn = 0; turn < 2; turn++) {
      List<Fraction> mirror = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        mirror.add(Fraction.of(random.nextInt(5) - 2, 1));
      }
      Fraction square = product(mirror, mirror);
      if (square.signum() > 0) {
        basis =
            basis.stream()
                .map(
                    v -> plus(v, Fraction.of(-2, 1).times(product(mirror, v)).over(square), mirror))
                .toList();
      }
    }
    return basis;
  }

  static List<List<Fraction>> unit(int rows) {
    List<List<Fraction>> basis = new ArrayList<>();
    for (int k = 0; k < rows; k++) {
      List<Fraction> vector = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        vector.add(i == k ? Fraction.ONE : Fraction.ZERO);
      }
      basis.add(vector);
    }
    return basis;
  }

  static Fraction product(List<Fraction> a, List<Fraction> b) {
    Fraction sum = Fraction.ZERO;
    for (int i = 0; i < a.size(); i++) {
      sum = sum.plus(a.get(i).times(b.get(i)));
    }
    return sum;
  }

  static List<Fraction> plus(List<Fraction> a, Fraction factor, List<Fraction> b) {
    List<Fraction> sum = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sum.add(a.get(i).plus(factor.times(b.get(i))));
    }
    return sum;
  }

  int rows() {
    return basis.size();
  }

  int groupCount() {
    return gains.size();
  }

  /** The student's centred logits, sum_k a_k u_k u_k'Z, where each group has a gain. */
  List<List<Fraction>> student(ConfidenceLine<Fraction> line, List<Fraction> ofGroups) {
    List<List<Fraction>> teacher = line.logits();
    List<List<Fraction>> student = new ArrayList<>();
    for (int i = 0; i < rows(); i++) {
      student.add(teacher.get(i).stream().map(z -> Fraction.ZERO).toList());
    }
    for (int k = 0; k < rows(); k++) {
      List<Fraction> u = basis.get(k);
      List<Fraction> along = student.get(0).stream().map(z -> Fraction.ZERO).toList();
      for (int i = 0; i < rows(); i++) {
        along = plus(along, u.get(i), teacher.get(i));
      }
      for (int i = 0; i < rows(); i++) {
        Fraction factor = ofGroups.get(groups.get(k)).times(u.get(i));
        student.set(i, plus(student.get(i), factor, along));
      }
    }
    return student;
  }

  /** All of what is above a group, nothing from it on. */
  List<Fraction> allAbove(int group) {
    List<Fraction> all = new ArrayList<>();
    for (int g = 0; g < groupCount(); g++) {
      all.add(g < group ? Fraction.ONE : Fraction.ZERO);
    }
    return all;
  }

  /** The numbers by name: logits by row and class, basis vectors unless they are the unit ones. */
  @Override
  public String toString() {
    List<String> numbers = new ArrayList<>();
    name(numbers, "z", logits);
    if (!basis.equals(unit(rows()))) {
      name(numbers, "u", basis);
    }
    for (int k = 0; k < rows(); k++) {
      numbers.add("a%d = %s".formatted(k + 1, gains.get(groups.get(k))));
    }
    return String.join("; ", numbers);
  }

  private static void name(List<String> numbers, String name, List<List<Fraction>> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.get(i).size(); j++) {
        numbers.add("%s%d%d = %s".formatted(name, i + 1, j + 1, rows.get(i).get(j)));
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.number.Fraction;
import org.eigendistill.softmax.ConfidenceLine;

/** What statement S1 speaks of, worked out of one case: from the plot, and from the shares. */
final class SlopeFigures {
  private final SlopeCase numbers;
  private final ConfidenceLine<Fraction> line;
  private final List<Fraction> lowRows;
  private final List<Fraction> slopeShares;
  private final List<Fraction> lowShares;

  private SlopeFigures(SlopeCase numbers, ConfidenceLine<Fraction> line) {
    this.numbers = numbers;
    this.line = line;
    this.lowRows = leastSure(line.confidence(), numbers.low());
    boolean flat = spread().signum() == 0;
    this.slopeShares = flat ? List.of() : numbers.basis().stream().map(line::slopeShare).toList();
    this.lowShares = numbers.basis().stream().map(u -> line.lowShare(lowRows, u)).toList();
  }

  static SlopeFigures of(SlopeCase numbers) {
    return new SlopeFigures(numbers, ConfidenceLine.of(numbers.logits()));
  }

  private static List<Fraction> leastSure(List<Fraction> confidence, int count) {
    List<Integer> order =
        IntStream.range(0, confidence.size())
            .boxed()
            .sorted((i, j) -> confidence.get(i).compareTo(confidence.get(j)))
            .toList()
            .subList(0, count);
    return IntStream.range(0, confidence.size())
        .mapToObj(i -> order.contains(i) ? Fraction.ONE : Fraction.ZERO)
        .toList();
  }

  SlopeCase numbers() {
    return numbers;
  }

  Fraction spread() {
    return line.spread();
  }

  /** The least-squares slope of the student's plot. */
  Fraction slope() {
    return line.slope(read(numbers.gains()));
  }

  private List<Fraction> read(List<Fraction> gains) {
    return line.read(numbers.student(line, gains));
  }

  /** The sum of y - x over the rows of least confidence. */
  private Fraction low(List<Fraction> gains) {
    return SlopeCase.product(
        lowRows, SlopeCase.plus(read(gains), Fraction.of(-1, 1), line.confidence()));
  }

  private List<Fraction> grouped(List<Fraction> shares) {
    List<Fraction> sums = new ArrayList<>();
    for (int k = 0; k < shares.size(); k++) {
      int group = numbers.groups().get(k);
      if (group == sums.size()) {
        sums.add(shares.get(k));
      } else {
        sums.set(group, sums.get(group).plus(shares.get(k)));
      }
    }
    return sums;
  }

  /** The tails Pi over eigenvalues. */
  List<Fraction> tails() {
    return ConfidenceLine.tails(grouped(slopeShares));
  }

  /** The tails over directions one by one. */
  List<Fraction> singleTails() {
    return ConfidenceLine.tails(slopeShares);
  }

  double leastTail() {
    return least(tails());
  }

  static double least(List<Fraction> tails) {
    return tails.stream().min(Fraction::compareTo).orElseThrow().value();
  }

  /** Slope and low end from the shares are those of the plot; for two classes by residuals too. */
  boolean formulasHold() {
    List<Fraction> shares = grouped(slopeShares);
    List<Fraction> low = grouped(lowShares);
    List<Fraction> gains = numbers.gains();
    List<Fraction> left = gains.stream().map(Fraction::complement).toList();
    return SlopeCase.product(shares, gains).equals(slope())
        && ConfidenceLine.tails(shares).get(0).equals(Fraction.ONE)
        && SlopeCase.product(low, left).negate().equals(low(gains))
        && (numbers.logits().get(0).size() > 2 || byResiduals().equals(slope()));
  }

  /** 1 - (xi'.R xi' + mean(x) xi'.R s) / |xi|^2, primes for products with the signs s. */
  private Fraction byResiduals() {
    List<Fraction> signs = new ArrayList<>();
    List<Fraction> signed = new ArrayList<>();
    Fraction mean =
        SlopeCase.product(line.confidence(), ones()).over(Fraction.of(numbers.rows(), 1));
    for (int i = 0; i < numbers.rows(); i++) {
      Fraction x = line.confidence().get(i);
      boolean isFirst = line.logits().get(i).get(0).equals(x);
      signs.add(isFirst ? Fraction.ONE : Fraction.of(-1, 1));
      signed.add(signs.get(i).times(x.minus(mean)));
    }
    Fraction sum = residual(signed, signed).plus(mean.times(residual(signed, signs)));
    return sum.over(spread()).complement();
  }

  private List<Fraction> ones() {
    return line.confidence().stream().map(x -> Fraction.ONE).toList();
  }

  /** a.R b with R = I - A. */
  private Fraction residual(List<Fraction> a, List<Fraction> b) {
    Fraction sum = Fraction.ZERO;
    for (int k = 0; k < numbers.rows(); k++) {
      List<Fraction> u = numbers.basis().get(k);
      Fraction left = numbers.gains().get(numbers.groups().get(k)).complement();
      sum = sum.plus(left.times(SlopeCase.product(u, a)).times(SlopeCase.product(u, b)));
    }
    return sum;
  }

  /**
   * Without a negative tail the slope is at most the largest gain a_1, and otherwise by no more
   * above it than the least tail is below 0; and the low end's sum at most -(1 - a_1) of its
   * confidence; the student that has all above a group and nothing else exceeds 1, and its teacher,
   * by the tail's negative.
   */
  boolean tailsDecide() {
    List<Fraction> tails = tails();
    List<Fraction> low = ConfidenceLine.tails(grouped(lowShares));
    Fraction first = numbers.gains().get(0);
    Fraction most = low.get(0).times(first.complement()).negate();
    Fraction worst = tails.stream().min(Fraction::compareTo).orElseThrow();
    Fraction over = worst.signum() < 0 ? worst.negate() : Fraction.ZERO;
    boolean below = slope().compareTo(first.plus(over)) <= 0;
    boolean under = least(low) < 0 || low(numbers.gains()).compareTo(most) <= 0;
    return below && under && isExcess(tails, true) && isExcess(low, false);
  }

  private boolean isExcess(List<Fraction> tails, boolean ofSlope) {
    return IntStream.range(0, tails.size())
        .allMatch(
            g -> {
              List<Fraction> gains = numbers.allAbove(g);
              Fraction excess = ofSlope ? line.slope(read(gains)).minus(Fraction.ONE) : low(gains);
              return excess.equals(tails.get(g).negate());
            });
  }

  /**
   * d^2 |Z|^2 / |xi|^2 less (slope - m)^2, for gains within d of m.
   *
   * @param withNull whether what is not trained counts as a gain of 0
   */
  double roomAroundMean(boolean withNull) {
    List<Fraction> gains = numbers.gains();
    int last = gains.size() - (numbers.hasNull() && !withNull ? 2 : 1);
    Fraction half = Fraction.of(1, 2);
    Fraction middle = gains.get(0).plus(gains.get(last)).times(half);
    Fraction apart = gains.get(0).minus(gains.get(last)).times(half);
    Fraction norm =
        line.logits().stream()
            .map(row -> SlopeCase.product(row, row))
            .reduce(Fraction.ZERO, Fraction::plus);
    Fraction off = slope().minus(middle);
    return apart.times(apart).times(norm).over(spread()).minus(off.times(off)).value();
  }
}

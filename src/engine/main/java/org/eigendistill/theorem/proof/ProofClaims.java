// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Interval;
import org.eigendistill.number.Jet;

/**
 * The inequalities on which proofs rest, as functions on boxes for {@link BoxClaim}: each is
 * positive. With l_1 = 1 and k = l_2/l_1 throughout.
 */
final class ProofClaims {
  private static final int STEPS = 5;

  private ProofClaims() {}

  private static List<List<Jet<Interval>>> one(Jet<Interval> positive) {
    return List.of(List.of(positive));
  }

  private static Jet<Interval> like(Jet<Interval> other, double value) {
    return other.lift(Fraction.of(value));
  }

  private static Jet<Interval> plusOne(Jet<Interval> x) {
    return like(x, 1).plus(x);
  }

  private static Jet<Interval> power(Jet<Interval> base, Jet<Interval> exponent) {
    return exponent.times(base.log()).exp();
  }

  private static Jet<Interval> square(Jet<Interval> x) {
    return x.times(x);
  }

  /** (1 - exp(-x)) / x. */
  private static Jet<Interval> mean(Jet<Interval> x) {
    return x.negate().exp().complement().over(x);
  }

  /** d log E / du for the elasticity E = k u (1-u)^(k-1) / (1 - (1-u)^k). */
  static List<List<Jet<Interval>>> elasticitySlope(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> u = point.get(1);
    Jet<Interval> left = u.complement();
    Jet<Interval> kept = power(left, k);
    Jet<Interval> own = k.times(kept).over(left).over(kept.complement());
    return one(like(u, 1).over(u).plus(k.complement().over(left)).minus(own));
  }

  /** Plain ridge less the student, along l_2, matched along l_1. */
  static List<List<Jet<Interval>>> ridge(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> student = point.get(1);
    Jet<Interval> teacher = point.get(2);
    Jet<Interval> reference = student.plus(teacher).plus(student.times(teacher));
    Jet<Interval> two = k.over(k.plus(student)).times(k.over(k.plus(teacher)));
    return one(k.over(k.plus(reference)).minus(two));
  }

  /** (A (1-b) + b)^k - z (1 - b^k) - b^k. */
  static List<List<Jet<Interval>>> lateSwitch(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> w = point.get(2);
    Jet<Interval> lead = point.get(1);
    Jet<Interval> b = w.negate().exp();
    Jet<Interval> low = k.times(w).negate().exp();
    Jet<Interval> z = k.times(lead).exp();
    Jet<Interval> norm = power(lead.exp().times(b.complement()).plus(b), k);
    return one(norm.minus(z.times(low.complement())).minus(low));
  }

  /** log(x / (1 - exp(-x))) + x / (exp(x) - 1) - 1. */
  static List<List<Jet<Interval>>> flowAveraged(List<Jet<Interval>> point) {
    Jet<Interval> x = point.get(0);
    Jet<Interval> grown = x.exp().minus(like(x, 1));
    return one(mean(x).log().negate().plus(x.over(grown)).minus(like(x, 1)));
  }

  /** ((1-s) log(1/(1-s)) - s) / w^2 - (1-c) log(1/(1-c)) + c with s = w c. */
  static List<List<Jet<Interval>>> flowDecayed(List<Jet<Interval>> point) {
    Jet<Interval> w = point.get(0);
    Jet<Interval> c = point.get(1);
    Jet<Interval> s = w.times(c);
    Jet<Interval> left = entropy(s).minus(s).over(square(w));
    return one(left.minus(entropy(c).minus(c)));
  }

  /** g(v) - k v with g(v) = 1 - (1 - v)^k. */
  static List<List<Jet<Interval>>> aboveTangent(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> v = point.get(1);
    return one(power(v.complement(), k).complement().minus(k.times(v)));
  }

  /** 1 + k/d - (1 + 1/d)^k. */
  static List<List<Jet<Interval>>> bernoulli(List<Jet<Interval>> point) {
    Jet<Interval> k = point.get(0);
    Jet<Interval> d = point.get(1);
    return one(plusOne(k.over(d)).minus(power(plusOne(like(d, 1).over(d)), k)));
  }

  /** ((1 - exp(-x)) / x)^2 - exp(-x). */
  static List<List<Jet<Interval>>> averagedRidge(List<Jet<Interval>> point) {
    return one(square(mean(point.get(0))).minus(point.get(0).negate().exp()));
  }

  /** y - (1 - exp(-y)). */
  static List<List<Jet<Interval>>> decayedRidge(List<Jet<Interval>> point) {
    return one(point.get(0).minus(point.get(0).negate().exp().complement()));
  }

  /** -(1-x) log(1-x). */
  private static Jet<Interval> entropy(Jet<Interval> x) {
    return x.complement().times(x.complement().log()).negate();
  }

  /**
   * k_(n+1) - k_n, k_n = d log o_n / d log x of o_n = q_(n-1)/q_n - 1: with y = x + mu o_(n-1) it
   * is o_n = y / (1-y), so o_n' = y' / (1-y)^2.
   */
  static List<List<Jet<Interval>>> oddsRise(List<Jet<Interval>> point, boolean nesterov) {
    Jet<Interval> m = point.get(0);
    Jet<Interval> share = point.get(1);
    Jet<Interval> root =
        nesterov ? m.complement().over(plusOne(m)) : m.log().times(like(m, 0.5)).exp().complement();
    Jet<Interval> x = square(root).times(share);
    Jet<Interval> carried = nesterov ? m.times(x.complement()) : m;
    Jet<Interval> carriedSlope = nesterov ? m.negate() : like(m, 0);
    List<List<Jet<Interval>>> clauses = new ArrayList<>();
    Jet<Interval> odds = like(m, 0);
    Jet<Interval> slope = like(m, 0);
    Jet<Interval> before = null;
    for (int n = 1; n <= STEPS; n++) {
      Jet<Interval> y = x.plus(carried.times(odds));
      Jet<Interval> ySlope = plusOne(carriedSlope.times(odds).plus(carried.times(slope)));
      odds = y.over(y.complement());
      slope = ySlope.over(square(y.complement()));
      Jet<Interval> elasticity = x.times(slope).over(odds);
      if (n > 1) {
        clauses.add(List.of(elasticity.minus(before)));
      }
      before = elasticity;
    }
    return clauses;
  }
}

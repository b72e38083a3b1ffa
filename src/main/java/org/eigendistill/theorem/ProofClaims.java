package org.eigendistill.theorem;

import java.util.Optional;

/**
 * The inequalities on which proofs rest, as claims about compact boxes for {@link BoxProof}: an
 * error in a proof's algebra shows here. With l_1 = 1 and k = l_2/l_1 throughout.
 */
final class ProofClaims {
  private static final int STEPS = 5;

  private ProofClaims() {}

  /** The attempt for a statement's proof; empty where its inequalities are another statement's. */
  static Optional<BoxClaims.Attempt> of(String id) {
    return Optional.ofNullable(
        switch (id) {
          case "T1" ->
              attempt(
                  "l2/l1 and u in [0.05, 0.95], rising elasticity of the gain curve",
                  p -> one(elasticitySlope(p[0], p[1])),
                  new double[] {0.05, 0.05},
                  new double[] {0.95, 0.95});
          case "T4" ->
              attempt(
                  "k in [0.05, 0.95], penalties in [0.1, 10]",
                  p -> one(ridge(p[0], p[1], p[2])),
                  new double[] {0.05, 0.1, 0.1},
                  new double[] {0.95, 10, 10});
          case "T8", "T12" ->
              attempt(
                  "m in [0.1, 0.8], step 0.2 to 1 times the longest, k_1 < ... < k_%d"
                      .formatted(STEPS),
                  p -> oddsRise(p[0], p[1], id.equals("T12")),
                  new double[] {0.1, 0.2},
                  new double[] {0.8, 1});
          case "T9a" ->
              attempt(
                  "g(v) > k v, k and v in [0.05, 0.95]",
                  p -> one(power(p[1].complement(), p[0]).complement().minus(p[0].times(p[1]))),
                  new double[] {0.05, 0.05},
                  new double[] {0.95, 0.95});
          case "T10b" ->
              attempt(
                  "k in [0.05, 0.95], u - T and w in [0.1, 4]",
                  p -> one(lateSwitch(p[0], p[1], p[2])),
                  new double[] {0.05, 0.1, 0.1},
                  new double[] {0.95, 4, 4});
          case "T11c" ->
              attempt(
                  "k in [0.05, 0.95], d in [0.05, 20]",
                  p ->
                      one(
                          plusOne(p[0].over(p[1]))
                              .minus(power(plusOne(like(p[1], 1).over(p[1])), p[0]))),
                  new double[] {0.05, 0.05},
                  new double[] {0.95, 20});
          case "L-flow-averaged" -> line("x in [0.1, 30]", p -> one(flowAveraged(p[0])));
          case "L-averaged-ridge" ->
              line("x in [0.1, 30]", p -> one(square(mean(p[0])).minus(p[0].negate().exp())));
          case "L-decayed-ridge" ->
              line("y in [0.1, 30]", p -> one(p[0].minus(p[0].negate().exp().complement())));
          case "L-flow-decayed" ->
              attempt(
                  "w in [0.05, 0.9], c in [0.1, 0.95]",
                  p -> one(flowDecayed(p[0], p[1])),
                  new double[] {0.05, 0.1},
                  new double[] {0.9, 0.95});
          default -> null;
        });
  }

  private static BoxClaims.Attempt attempt(
      String where, BoxProof.Claim claim, double[] low, double[] high) {
    return BoxClaims.attempt(where + " (an inequality of the proof)", claim, low, high);
  }

  private static BoxClaims.Attempt line(String where, BoxProof.Claim claim) {
    return attempt(where, claim, new double[] {0.1}, new double[] {30});
  }

  private static Jet[][] one(Jet positive) {
    return new Jet[][] {{positive}};
  }

  private static Jet like(Jet other, double value) {
    return other.constant(value);
  }

  private static Jet plusOne(Jet x) {
    return like(x, 1).plus(x);
  }

  private static Jet power(Jet base, Jet exponent) {
    return exponent.times(base.log()).exp();
  }

  private static Jet square(Jet x) {
    return x.times(x);
  }

  /** (1 - exp(-x)) / x. */
  private static Jet mean(Jet x) {
    return x.negate().exp().complement().over(x);
  }

  /** d log E / du for the elasticity E = k u (1-u)^(k-1) / (1 - (1-u)^k). */
  private static Jet elasticitySlope(Jet k, Jet u) {
    Jet left = u.complement();
    Jet kept = power(left, k);
    Jet own = k.times(kept).over(left).over(kept.complement());
    return like(u, 1).over(u).plus(k.complement().over(left)).minus(own);
  }

  private static Jet ridge(Jet k, Jet student, Jet teacher) {
    Jet reference = student.plus(teacher).plus(student.times(teacher));
    Jet two = k.over(k.plus(student)).times(k.over(k.plus(teacher)));
    return k.over(k.plus(reference)).minus(two);
  }

  /** (A (1-b) + b)^k - z (1 - b^k) - b^k. */
  private static Jet lateSwitch(Jet k, Jet lead, Jet w) {
    Jet b = w.negate().exp();
    Jet low = k.times(w).negate().exp();
    Jet z = k.times(lead).exp();
    Jet norm = power(lead.exp().times(b.complement()).plus(b), k);
    return norm.minus(z.times(low.complement())).minus(low);
  }

  private static Jet flowAveraged(Jet x) {
    Jet grown = x.exp().minus(like(x, 1));
    return mean(x).log().negate().plus(x.over(grown)).minus(like(x, 1));
  }

  private static Jet flowDecayed(Jet w, Jet c) {
    Jet s = w.times(c);
    Jet left = entropy(s).minus(s).over(square(w));
    return left.minus(entropy(c).minus(c));
  }

  /** -(1-x) log(1-x). */
  private static Jet entropy(Jet x) {
    return x.complement().times(x.complement().log()).negate();
  }

  /**
   * k_(n+1) - k_n, k_n = d log o_n / d log x of o_n = q_(n-1)/q_n - 1: with y = x + mu o_(n-1) it
   * is o_n = y / (1-y), so o_n' = y' / (1-y)^2.
   */
  private static Jet[][] oddsRise(Jet m, Jet share, boolean nesterov) {
    Jet root =
        nesterov ? m.complement().over(plusOne(m)) : m.log().times(like(m, 0.5)).exp().complement();
    Jet x = square(root).times(share);
    Jet carried = nesterov ? m.times(x.complement()) : m;
    Jet carriedSlope = nesterov ? m.negate() : like(m, 0);
    Jet[][] clauses = new Jet[STEPS - 1][];
    Jet odds = like(m, 0);
    Jet slope = like(m, 0);
    Jet before = null;
    for (int n = 1; n <= STEPS; n++) {
      Jet y = x.plus(carried.times(odds));
      Jet ySlope = plusOne(carriedSlope.times(odds).plus(carried.times(slope)));
      odds = y.over(y.complement());
      slope = ySlope.over(square(y.complement()));
      Jet elasticity = x.times(slope).over(odds);
      if (n > 1) {
        clauses[n - 2] = new Jet[] {elasticity.minus(before)};
      }
      before = elasticity;
    }
    return clauses;
  }
}

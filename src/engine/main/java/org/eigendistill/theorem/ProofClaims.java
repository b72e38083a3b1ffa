package org.eigendistill.theorem;

/**
 * The inequalities on which proofs rest, as functions on boxes for {@link BoxClaim}: each is
 * positive. With l_1 = 1 and k = l_2/l_1 throughout.
 */
final class ProofClaims {
  private static final int STEPS = 5;

  private ProofClaims() {}

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
  static Jet[][] elasticitySlope(Jet[] point) {
    Jet k = point[0];
    Jet u = point[1];
    Jet left = u.complement();
    Jet kept = power(left, k);
    Jet own = k.times(kept).over(left).over(kept.complement());
    return one(like(u, 1).over(u).plus(k.complement().over(left)).minus(own));
  }

  /** Plain ridge less the student, along l_2, matched along l_1. */
  static Jet[][] ridge(Jet[] point) {
    Jet k = point[0];
    Jet student = point[1];
    Jet teacher = point[2];
    Jet reference = student.plus(teacher).plus(student.times(teacher));
    Jet two = k.over(k.plus(student)).times(k.over(k.plus(teacher)));
    return one(k.over(k.plus(reference)).minus(two));
  }

  /** (A (1-b) + b)^k - z (1 - b^k) - b^k. */
  static Jet[][] lateSwitch(Jet[] point) {
    Jet k = point[0];
    Jet w = point[2];
    Jet lead = point[1];
    Jet b = w.negate().exp();
    Jet low = k.times(w).negate().exp();
    Jet z = k.times(lead).exp();
    Jet norm = power(lead.exp().times(b.complement()).plus(b), k);
    return one(norm.minus(z.times(low.complement())).minus(low));
  }

  /** log(x / (1 - exp(-x))) + x / (exp(x) - 1) - 1. */
  static Jet[][] flowAveraged(Jet[] point) {
    Jet x = point[0];
    Jet grown = x.exp().minus(like(x, 1));
    return one(mean(x).log().negate().plus(x.over(grown)).minus(like(x, 1)));
  }

  /** ((1-s) log(1/(1-s)) - s) / w^2 - (1-c) log(1/(1-c)) + c with s = w c. */
  static Jet[][] flowDecayed(Jet[] point) {
    Jet w = point[0];
    Jet c = point[1];
    Jet s = w.times(c);
    Jet left = entropy(s).minus(s).over(square(w));
    return one(left.minus(entropy(c).minus(c)));
  }

  /** g(v) - k v with g(v) = 1 - (1 - v)^k. */
  static Jet[][] aboveTangent(Jet[] point) {
    Jet k = point[0];
    Jet v = point[1];
    return one(power(v.complement(), k).complement().minus(k.times(v)));
  }

  /** 1 + k/d - (1 + 1/d)^k. */
  static Jet[][] bernoulli(Jet[] point) {
    Jet k = point[0];
    Jet d = point[1];
    return one(plusOne(k.over(d)).minus(power(plusOne(like(d, 1).over(d)), k)));
  }

  /** ((1 - exp(-x)) / x)^2 - exp(-x). */
  static Jet[][] averagedRidge(Jet[] point) {
    return one(square(mean(point[0])).minus(point[0].negate().exp()));
  }

  /** y - (1 - exp(-y)). */
  static Jet[][] decayedRidge(Jet[] point) {
    return one(point[0].minus(point[0].negate().exp().complement()));
  }

  /** -(1-x) log(1-x). */
  private static Jet entropy(Jet x) {
    return x.complement().times(x.complement().log()).negate();
  }

  /**
   * k_(n+1) - k_n, k_n = d log o_n / d log x of o_n = q_(n-1)/q_n - 1: with y = x + mu o_(n-1) it
   * is o_n = y / (1-y), so o_n' = y' / (1-y)^2.
   */
  static Jet[][] oddsRise(Jet[] point, boolean nesterov) {
    Jet m = point[0];
    Jet share = point[1];
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

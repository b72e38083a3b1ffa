// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

/**
 * Claims about compact boxes that interval arithmetic proves ({@link BoxProof}): whole statements,
 * and the inequalities on which proofs rest, where an error in a proof's algebra would show. With
 * l_1 = 1 and k = l_2/l_1 throughout.
 */
public enum BoxClaim {
  FLOW_IS_BEHIND(
      Part.STATEMENT,
      "l2/l1 in [0.05, 0.95], l1 t' and l1 T in [0.1, 8]",
      BoxClaims::flow,
      new double[] {0.05, 0.1, 0.1},
      new double[] {0.95, 8, 8}),
  HEAVY_BALL_IS_BEHIND(false),
  NESTEROV_IS_BEHIND(true),
  FLOW_ELASTICITY_RISES(
      Part.INEQUALITY,
      "l2/l1 and u in [0.05, 0.95], rising elasticity of the gain curve",
      ProofClaims::elasticitySlope,
      new double[] {0.05, 0.05},
      new double[] {0.95, 0.95}),
  RIDGE_SQUARE(
      Part.INEQUALITY,
      "k in [0.05, 0.95], penalties in [0.1, 10]",
      ProofClaims::ridge,
      new double[] {0.05, 0.1, 0.1},
      new double[] {0.95, 10, 10}),
  HEAVY_BALL_ODDS_RISE(
      Part.INEQUALITY,
      "m in [0.1, 0.8], step 0.2 to 1 times the longest, k_1 < ... < k_5",
      p -> ProofClaims.oddsRise(p, false),
      new double[] {0.1, 0.2},
      new double[] {0.8, 1}),
  NESTEROV_ODDS_RISE(
      Part.INEQUALITY,
      "m in [0.1, 0.8], step 0.2 to 1 times the longest, k_1 < ... < k_5",
      p -> ProofClaims.oddsRise(p, true),
      new double[] {0.1, 0.2},
      new double[] {0.8, 1}),
  CURVE_ABOVE_ITS_TANGENT(
      Part.INEQUALITY,
      "g(v) > k v, k and v in [0.05, 0.95]",
      ProofClaims::aboveTangent,
      new double[] {0.05, 0.05},
      new double[] {0.95, 0.95}),
  LATE_SWITCH(
      Part.INEQUALITY,
      "k in [0.05, 0.95], u - T and w in [0.1, 4]",
      ProofClaims::lateSwitch,
      new double[] {0.05, 0.1, 0.1},
      new double[] {0.95, 4, 4}),
  BERNOULLI(
      Part.INEQUALITY,
      "k in [0.05, 0.95], d in [0.05, 20]",
      ProofClaims::bernoulli,
      new double[] {0.05, 0.05},
      new double[] {0.95, 20}),
  FLOW_BELOW_AVERAGED("x in [0.1, 30]", ProofClaims::flowAveraged),
  AVERAGED_BELOW_RIDGE("x in [0.1, 30]", ProofClaims::averagedRidge),
  DECAYED_BELOW_RIDGE("y in [0.1, 30]", ProofClaims::decayedRidge),
  FLOW_BELOW_DECAYED(
      Part.INEQUALITY,
      "w in [0.05, 0.9], c in [0.1, 0.95]",
      ProofClaims::flowDecayed,
      new double[] {0.05, 0.1},
      new double[] {0.9, 0.95});

  /** What a claim is of what it belongs to. */
  private enum Part {
    STATEMENT(""),
    INEQUALITY(" (an inequality of the proof)");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  private static final long BUDGET = 2_000_000;

  private final String where;
  private final BoxProof.Inequality inequality;
  private final double[] low;
  private final double[] high;

  BoxClaim(Part part, String where, BoxProof.Inequality inequality, double[] low, double[] high) {
    this.where = where + part.words;
    this.inequality = inequality;
    this.low = low;
    this.high = high;
  }

  /** An inequality of one variable. */
  BoxClaim(String where, BoxProof.Inequality inequality) {
    this(Part.INEQUALITY, where, inequality, new double[] {0.1}, new double[] {30});
  }

  /** Overdamped momentum. */
  BoxClaim(boolean nesterov) {
    this(
        Part.STATEMENT,
        "l2/l1 in [0.1, 0.9], m in [0.1, 0.8], step 0.2 to 1 times the longest, teacher"
            + " and student 2 to %d steps".formatted(BoxClaims.MOST_STEPS),
        p -> BoxClaims.momentum(p, nesterov),
        new double[] {0.1, 0.1, 0.2},
        new double[] {0.9, 0.8, 1});
  }

  /** The box in words. */
  public String where() {
    return where;
  }

  /** Tries to prove it. */
  public BoxProof prove() {
    return BoxProof.of(inequality, low, high, BUDGET);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import java.util.random.RandomGenerator;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.PriorBound;
import org.eigendistill.softmax.TemperatureLimit;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Statement R1 and its false neighbours, by trainings in doubles: with the bound B_k and the gain
 * a_k of {@link org.eigendistill.softmax.TemperatureLimit},
 *
 * <pre>\[ \left| u_k^{\top} Z - a_k \, u_k^{\top} Z_t \right| \le B_k. \]</pre>
 *
 * <p>A training is a contraction, so its rounding errors add up, direction by direction to less
 * than {@value #ROUNDING} of a_k D, D the norm of the teacher's logits: what lies nearer to a bound
 * is left open.
 */
public enum LimitLaw implements Law {
  /** No distance from the limit is above the bound, a posteriori and, where it holds, a priori. */
  BOUND {
    @Override
    public Attempt draw(RandomGenerator random) {
      LimitCase drawn = LimitCase.draw(random, 0);
      PriorBound prior = PriorBound.of(drawn.teacher());
      double temperature =
          random.nextInt(4) == 0
              ? prior.from() * (1 + 3 * random.nextDouble())
              : Math.pow(10, -0.5 + 4 * random.nextDouble());
      LimitCase all = drawn.at(temperature);
      return new Attempt(bounded(all, prior), all);
    }
  },

  /** At temperature 4 the student's gain is the limit's within 1 %. */
  NEAR_AT_FOUR {
    @Override
    public Attempt draw(RandomGenerator random) {
      LimitCase drawn = LimitCase.draw(random, 0).at(4);
      TemperatureLimit trained = drawn.trained();
      double margin = Double.POSITIVE_INFINITY;
      for (int k = 0; k < trained.directions(); k++) {
        double own = trained.band(k, k + 1).trained();
        margin = Math.min(margin, HUNDREDTH - Math.abs(own / trained.limit(k) - 1));
      }
      return new Attempt(told(margin, ROUNDING), drawn);
    }
  },

  /** For three classes the distance falls as 1/T^2: from T to 4 T to less than an eighth. */
  SECOND_ORDER {
    @Override
    public Attempt draw(RandomGenerator random) {
      LimitCase drawn = LimitCase.draw(random, THREE);
      double widest = LogitRows.widest(drawn.teacher());
      LimitCase far = drawn.at(FAR * widest);
      double near = far.trained().distance(0);
      double farther = drawn.at(4 * FAR * widest).trained().distance(0);
      double margin = (near / EIGHT - farther) / near;
      double noise = ROUNDING * drawn.teacher().norm() / near;
      return new Attempt(told(margin, noise), far);
    }
  };

  /** What rounding may do to a distance, as a share of a_k D. */
  static final double ROUNDING = 1e-10;

  /** In units of the widest range of logits. */
  static final long FAR = 64;

  static final int EIGHT = 8;
  private static final double HUNDREDTH = 0.01;
  private static final int THREE = 3;

  @Override
  public long mostCases() {
    return 20_000;
  }

  private static Outcome bounded(LimitCase drawn, PriorBound prior) {
    TemperatureLimit trained = drawn.trained();
    boolean foretold =
        drawn.temperature() >= prior.from() && 2 * drawn.step() <= drawn.teacher().columns();
    double margin = Double.POSITIVE_INFINITY;
    double noise = 0;
    for (int k = 0; k < trained.directions(); k++) {
      double bound = trained.bound(k);
      double off = ROUNDING * trained.limit(k) * prior.norm();
      margin = Math.min(margin, 1 - trained.distance(k) / bound);
      noise = Math.max(noise, off / bound);
      if (foretold) {
        double most = prior.distance(trained.limit(k), drawn.temperature());
        margin = Math.min(margin, 1 - bound / most);
        noise = Math.max(noise, off / most);
      }
    }
    return told(margin, noise);
  }

  /** A share that is proved to be positive or negative only beyond what rounding may do to it. */
  private static Outcome told(double margin, double noise) {
    if (margin > noise) {
      return new Outcome.Holds(margin);
    }
    return margin < -noise ? new Outcome.Violated(margin) : new Outcome.Undecided();
  }
}

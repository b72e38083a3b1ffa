// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eigendistill.deep.Imbalance;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Law;
import org.eigendistill.theorem.search.Outcome;

/**
 * Statement T13 and its false neighbours. Matched on mode 1, where plain training needs the time
 * tau_1 to come to where the student is, the student is behind on a mode 2 that is no stronger and
 * of no larger eigenvalue, and in one of both less:
 *
 * <pre>\[ s_2 \le s_1, \quad \lambda_2 \le \lambda_1 \quad \text{imply} \quad \tau_2 \lt \tau_1, \]
 * </pre>
 *
 * for growths f, u' = lam f(u) (s - u), that do not fall, starts below the strengths, and what else
 * the statement asks. Cases: depths 2 to 9 and infinity, imbalances from 0.01 to 100, and growths
 * of up to three steps with heights from 1 to 100; starts from a thousandth of the strength to five
 * times it; progress from 1e-3 to 15.
 */
public enum DeepLaw implements Law {
  /** Behind on weaker modes of eigenvalues that are not larger, f nondecreasing. */
  BEHIND,
  /** The same for f that falls. */
  FALLING,
  /** Behind on stronger modes of smaller eigenvalue. */
  STRONGER,
  /** Behind on modes of one strength below the start and of smaller eigenvalue, any f. */
  BELOW_THE_START;

  private static final long MOST = 2000;

  @Override
  public Attempt draw(RandomGenerator random) {
    DeepCase drawn = drawn(random);
    if (drawn.isTie()) {
      return new Attempt(new Outcome.PremiseNotMet(), drawn);
    }
    return Attempt.bySign(drawn.order(), -1, Math.abs(drawn.margin()), drawn);
  }

  /** A case takes a millisecond or more. */
  @Override
  public long mostCases() {
    return MOST;
  }

  private DeepCase drawn(RandomGenerator random) {
    double strength = logUniform(random, 0.1, 10);
    if (this == BELOW_THE_START) {
      return slowBelow(strength, random);
    }
    boolean falling = this == FALLING;
    boolean below = this == BEHIND && random.nextInt(3) == 0;
    ModeGrowth growth = falling ? steps(strength, true, random) : growth(strength, random);
    boolean free = growth instanceof Layers layers && layers.depth() == 2;
    double start = strength * (below ? logUniform(random, 1.01, 5) : logUniform(random, 1e-3, 0.9));
    double ratio = this == STRONGER || random.nextBoolean() ? random.nextDouble(0.01, 1) : 1;
    ratio = below && !free ? 1 : ratio;
    double weaker =
        below
            ? strength * random.nextDouble(0.05, 1)
            : start + (strength - start) * random.nextDouble(0.05, 1);
    if (this == STRONGER) {
      weaker = strength / random.nextDouble(0.1, 0.9);
    } else if (ratio < 1 && random.nextInt(4) == 0) {
      weaker = strength;
    } else if ((free || ratio == 1) && random.nextInt(8) == 0) {
      weaker = Math.min(strength, start) * random.nextDouble(0.05, 1);
    }
    Mode one = new Mode(1, strength);
    Mode two = new Mode(ratio, weaker);
    return new DeepCase(growth, start, one, two, progress(random), progress(random));
  }

  /** A step on the way down, and times at which teacher and student are a little beyond it. */
  private static DeepCase slowBelow(double strength, RandomGenerator random) {
    double start = strength * logUniform(random, 1.1, 5);
    double edge = strength + (start - strength) * random.nextDouble(0.1, 0.9);
    Fraction slow = Fraction.of(1 / logUniform(random, 1, 100));
    Steps growth = new Steps(List.of(Fraction.of(edge)), List.of(slow, Fraction.ONE));
    double teacher =
        Math.log((start - strength) / (edge - strength)) * random.nextDouble(1.01, 1.5);
    double aim = strength + (start - strength) * Math.exp(-teacher);
    double student = Math.log((start - aim) / (edge - aim)) * random.nextDouble(0.5, 1.5);
    Mode one = new Mode(1, strength);
    Mode two = new Mode(random.nextDouble(0.01, 0.9), strength);
    return new DeepCase(growth, start, one, two, teacher, student);
  }

  private static double progress(RandomGenerator random) {
    return logUniform(random, 1e-3, 15);
  }

  private static ModeGrowth growth(double strength, RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Layers(2);
      case 1 -> new Layers(3 + random.nextInt(7));
      case 2 -> new Layers(Layers.INFINITE);
      case 3 -> new Imbalance(logUniform(random, 1e-2, 100));
      default -> steps(strength, false, random);
    };
  }

  /** Steps within five times the strength, so that most cases pass some. */
  private static Steps steps(double strength, boolean falling, RandomGenerator random) {
    int count = 1 + random.nextInt(3);
    List<Fraction> edges = new ArrayList<>();
    List<Fraction> heights = new ArrayList<>(List.of(Fraction.ONE));
    double edge = strength * logUniform(random, 0.02, 1);
    double height = 1;
    for (int i = 0; i < count; i++) {
      edges.add(Fraction.of(edge));
      edge *= 1 + random.nextDouble();
      height *= logUniform(random, 1, 100);
      Fraction next = Fraction.of(height);
      heights.add(falling ? Fraction.ONE.over(next) : next);
    }
    return new Steps(edges, heights);
  }

  static double logUniform(RandomGenerator random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}

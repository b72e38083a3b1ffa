// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.eigendistill.base.Matrix;
import org.eigendistill.number.Fraction;
import org.eigendistill.softmax.LogitRows;
import org.eigendistill.softmax.PriorBound;
import org.eigendistill.softmax.RowDirections;
import org.eigendistill.softmax.TemperatureLimit;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Attempt;
import org.eigendistill.theorem.search.Outcome;
import org.junit.jupiter.api.Test;

/** The trainings that statement R1 is tried by, and what is told of each. */
class LimitDrawsTest {
  private static final int DRAWS = 2_000;

  @Test
  void shapesAndStepsCoverWhatIsSaid() {
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> rows = new TreeSet<>();
    Set<Integer> classes = new TreeSet<>();
    int whole = 0;
    int longer = 0;
    int mostSteps = 0;
    double least = 1;
    for (int i = 0; i < DRAWS; i++) {
      LimitCase drawn = LimitCase.draw(random, 0);
      rows.add(drawn.teacher().rows());
      classes.add(drawn.teacher().columns());
      mostSteps = Math.max(mostSteps, drawn.steps());
      double[] l = drawn.directions().eigenvalues();
      assertThat(l.length).isBetween(1, drawn.teacher().rows());
      assertThat(l[0]).isEqualTo(1);
      for (int k = 1; k < l.length; k++) {
        assertThat(l[k]).isBetween(1e-4, l[k - 1]);
        least = Math.min(least, l[k]);
      }
      double share = drawn.step() / drawn.teacher().columns();
      assertThat(share).isBetween(0.999e-3, 1.0);
      whole += share == 1 ? 1 : 0;
      longer += share > 0.5 && share < 1 ? 1 : 0;
    }
    assertThat(rows).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(classes).containsExactly(2, 3, 4, 5);
    assertThat(mostSteps).isEqualTo(100);
    assertThat(least).isLessThan(2e-4);
    // One in 8, and half of a quarter of the others, 7/64; give or take more than five errors.
    assertThat(whole).isBetween(DRAWS / 8 - 80, DRAWS / 8 + 80);
    assertThat(longer).isBetween(7 * DRAWS / 64 - 80, 7 * DRAWS / 64 + 80);
  }

  /** Of 20 normal numbers or more the largest is seldom above 10 times the middle one. */
  @Test
  void logitsAreNormalOfSizesOverTwoDecades() {
    SplittableRandom random = new SplittableRandom(2);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    int far = 0;
    int large = 0;
    for (int i = 0; i < DRAWS; i++) {
      double[] sizes = LimitCase.draw(random, 0).teacher().toArray();
      Arrays.setAll(sizes, j -> Math.abs(sizes[j]));
      Arrays.sort(sizes);
      if (sizes.length >= 20) {
        double middle = sizes[sizes.length / 2];
        least = Math.min(least, middle);
        most = Math.max(most, middle);
        far += sizes[sizes.length - 1] > 10 * middle ? 1 : 0;
        large++;
      }
    }
    assertThat(far).isLessThan(large / 50);
    // The middle of the sizes of normal numbers is 0.67 of their root mean square, 0.1 to 10.
    assertThat(least).isBetween(0.03, 0.1);
    assertThat(most).isBetween(5.0, 15.0);
  }

  /** One in four lies where the bound is foretold, the others over four decades. */
  @Test
  void temperaturesOfTheBound() {
    SplittableRandom random = new SplittableRandom(3);
    int draws = 400;
    int foretold = 0;
    for (int i = 0; i < draws; i++) {
      LimitCase drawn = (LimitCase) LimitLaw.BOUND.draw(random).numbers();
      double from = PriorBound.of(drawn.teacher()).from();
      double t = drawn.temperature();
      assertThat(t >= from && t <= 4 * from || t > 0.3 && t < 3170).isTrue();
      foretold += t >= from && t <= 4 * from ? 1 : 0;
    }
    // A quarter, and of the others those of 0.6 decades of the four.
    assertThat(foretold).isBetween(draws / 4, draws / 2);
  }

  /** By a training of its own: the smallest share that any bound leaves. */
  @Test
  void whatTheBoundLeaves() {
    SplittableRandom random = new SplittableRandom(4);
    int both = 0;
    int one = 0;
    for (int i = 0; i < 60; i++) {
      Attempt attempt = LimitLaw.BOUND.draw(random);
      LimitCase drawn = (LimitCase) attempt.numbers();
      if (!(attempt.outcome() instanceof Outcome.Holds held)) {
        continue;
      }
      PriorBound prior = PriorBound.of(drawn.teacher());
      boolean foretold =
          drawn.temperature() > prior.from() && drawn.step() <= drawn.teacher().columns() / 2.0;
      double left = 1;
      TemperatureLimit bounds = drawn.trained();
      double[] off = distances(drawn);
      for (int k = 0; k < off.length; k++) {
        left = Math.min(left, 1 - off[k] / bounds.bound(k));
        double most = prior.distance(bounds.limit(k), drawn.temperature());
        left = foretold ? Math.min(left, 1 - bounds.bound(k) / most) : left;
      }
      both += foretold ? 1 : 0;
      one += foretold ? 0 : 1;
      assertThat(held.margin()).isCloseTo(left, within(1e-6));
    }
    assertThat(both).isGreaterThan(5);
    assertThat(one).isGreaterThan(5);
  }

  @Test
  void withinAHundredthAtFour() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 40; i++) {
      Attempt attempt = LimitLaw.NEAR_AT_FOUR.draw(random);
      LimitCase drawn = (LimitCase) attempt.numbers();
      assertThat(drawn.temperature()).isEqualTo(4);
      double[] gains = gains(drawn);
      double worst = 0;
      for (int k = 0; k < gains.length; k++) {
        worst = Math.max(worst, Math.abs(gains[k] / limit(drawn, k) - 1));
      }
      assertThat(margin(attempt)).isCloseTo(0.01 - worst, within(1e-8));
    }
  }

  /** Four times as far out the distance is an eighth at most, as a share of itself. */
  @Test
  void secondOrderOfThreeClasses() {
    SplittableRandom random = new SplittableRandom(6);
    int told = 0;
    for (int i = 0; i < 40; i++) {
      Attempt attempt = LimitLaw.SECOND_ORDER.draw(random);
      if (attempt.outcome() instanceof Outcome.Undecided) {
        continue;
      }
      told++;
      LimitCase far = (LimitCase) attempt.numbers();
      assertThat(far.teacher().columns()).isEqualTo(3);
      double widest = LogitRows.widest(far.teacher());
      assertThat(far.temperature()).isCloseTo(64 * widest, within(1e-12 * far.temperature()));
      double near = distances(far)[0];
      double farther = distances(far.at(4 * far.temperature()))[0];
      assertThat(margin(attempt)).isCloseTo(0.125 - farther / near, within(1e-6));
    }
    assertThat(told).isGreaterThan(20);
  }

  private static double margin(Attempt attempt) {
    return attempt.outcome() instanceof Outcome.Holds held
        ? held.margin()
        : ((Outcome.Violated) attempt.outcome()).margin();
  }

  private static double limit(LimitCase drawn, int k) {
    double share = drawn.step() * drawn.directions().eigenvalues()[k] / drawn.teacher().columns();
    return 1 - Math.pow(1 - share, drawn.steps());
  }

  private static double[] distances(LimitCase drawn) {
    double[][] own = along(drawn, trained(drawn));
    double[][] end = along(drawn, centred(drawn.teacher()));
    double[] off = new double[own.length];
    for (int k = 0; k < off.length; k++) {
      double sum = 0;
      for (int c = 0; c < own[k].length; c++) {
        sum += Math.pow(own[k][c] - limit(drawn, k) * end[k][c], 2);
      }
      off[k] = Math.sqrt(sum);
    }
    return off;
  }

  private static double[] gains(LimitCase drawn) {
    double[][] own = along(drawn, trained(drawn));
    double[][] end = along(drawn, centred(drawn.teacher()));
    double[] gains = new double[own.length];
    for (int k = 0; k < gains.length; k++) {
      double product = 0;
      double square = 0;
      for (int c = 0; c < own[k].length; c++) {
        product += own[k][c] * end[k][c];
        square += end[k][c] * end[k][c];
      }
      gains[k] = product / square;
    }
    return gains;
  }

  private static double[][] along(LimitCase drawn, double[][] rows) {
    Matrix u = drawn.directions().vectors();
    double[][] along = new double[u.columns()][rows[0].length];
    for (int k = 0; k < along.length; k++) {
      for (int c = 0; c < rows[0].length; c++) {
        for (int i = 0; i < rows.length; i++) {
          along[k][c] += u.get(i, k) * rows[i][c];
        }
      }
    }
    return along;
  }

  private static double[][] centred(Matrix teacher) {
    double[][] rows = new double[teacher.rows()][];
    for (int i = 0; i < rows.length; i++) {
      double mean = Arrays.stream(teacher.row(i)).average().orElseThrow();
      rows[i] = Arrays.stream(teacher.row(i)).map(z -> z - mean).toArray();
    }
    return rows;
  }

  /** Z + h K T (softmax(Z_t/T) - softmax(Z/T)) N times, from 0, over rows. */
  private static double[][] trained(LimitCase drawn) {
    double[][] end = centred(drawn.teacher());
    double[][] own = new double[end.length][end[0].length];
    double[] l = drawn.directions().eigenvalues();
    Matrix u = drawn.directions().vectors();
    double t = drawn.temperature();
    for (int n = 0; n < drawn.steps(); n++) {
      double[][] pull = new double[end.length][];
      for (int i = 0; i < end.length; i++) {
        double[] goal = softmax(end[i], t);
        double[] now = softmax(own[i], t);
        Arrays.setAll(now, c -> t * (goal[c] - now[c]));
        pull[i] = now;
      }
      double[][] along = along(drawn, pull);
      for (int i = 0; i < end.length; i++) {
        for (int c = 0; c < end[0].length; c++) {
          for (int k = 0; k < l.length; k++) {
            own[i][c] += drawn.step() * l[k] * u.get(i, k) * along[k][c];
          }
        }
      }
    }
    return own;
  }

  private static double[] softmax(double[] z, double t) {
    double most = Arrays.stream(z).max().orElseThrow();
    double[] e = Arrays.stream(z).map(x -> Math.exp((x - most) / t)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(x -> x / sum).toArray();
  }

  @Test
  void words() {
    RowDirections one = new RowDirections(Matrix.of(1, 1, 1.0), new double[] {1});
    assertThat(new LimitCase(one, Matrix.of(1, 2, 3.0, -3.0), 4, 0.5, 7))
        .hasToString("rows 1, classes 2, T = 4.0, h = 0.5, N = 7, l = [1.0], teacher [3.0, -3.0]");
    Counterexample four = SoftmaxTwins.nearAtFour();
    assertThat(four.text()).isEqualTo("z1 = 4; z2 = -4; T = 4");
    assertThat(four.arithmetic()).isEqualTo("50-digit");
    assertThat(SoftmaxTwins.secondOrder().text()).isEqualTo("z1 = 2; z2 = -1; z3 = -1; T = 192");
  }

  @Test
  void atNoTemperatureNothingIsRefuted() {
    List<Fraction> logits = new ArrayList<>();
    for (long z : new long[] {2, -1, -1}) {
      logits.add(Fraction.of(z, 1));
    }
    assertThat(new LimitExample(LimitLaw.SECOND_ORDER, logits, Fraction.ZERO).verifies()).isFalse();
    assertThat(new LimitExample(LimitLaw.BOUND, logits, Fraction.of(4, 1)).verifies()).isFalse();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.flips;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;

/**
 * Random gains: two to seven rows, whole numbers of thousandths, ends among them, so that sums are
 * known to thirty digits, or exactly.
 */
final class FlipDraw {
  private static final int MILLE = 1000;
  private static final int FEWEST = 2;
  private static final int KINDS = 5;

  private FlipDraw() {}

  /** Any energies, teacher and losses, largest eigenvalue first. */
  static FlipCase<Measured> free(RandomGenerator random) {
    int n = FEWEST + random.nextInt(KINDS);
    return gains(random, labels(random, MILLE / 2, energies(random, n), Measured::of), 1);
  }

  /** Few flips, labels mostly along the top, and little gain elsewhere. */
  static FlipCase<Measured> resisting(RandomGenerator random) {
    int n = FEWEST + 1 + random.nextInt(KINDS);
    int[] energies = energies(random, n);
    energies[0] += n * MILLE * (1 + random.nextInt(KINDS));
    return gains(random, labels(random, MILLE / 4, energies, Measured::of), KINDS);
  }

  private static FlipCase<Measured> gains(
      RandomGenerator random, FlippedLabels<Measured> labels, int parts) {
    List<Measured> teacher = new ArrayList<>();
    List<Measured> lost = new ArrayList<>();
    for (int k = 0; k < labels.directions(); k++) {
      int gain = share(random);
      long whole = (long) MILLE * (k == 0 ? 1 : parts);
      teacher.add(Measured.of(Fraction.of(gain, whole)));
      int loss = random.nextInt(4) == 0 ? 0 : share(random);
      lost.add(Measured.of(Fraction.of((long) gain * loss, whole * MILLE)));
    }
    return new FlipCase<>(labels, teacher, lost);
  }

  /**
   * Energies that do not fall with the eigenvalue, losses that do not rise, and teachers some of
   * whose gains are just where the loss changes nothing.
   */
  static FlipCase<Fraction> ordered(RandomGenerator random) {
    int n = FEWEST + random.nextInt(FEWEST + 1);
    int[] energies = falling(energies(random, n));
    FlippedLabels<Fraction> labels = labels(random, MILLE / 2, energies, Function.identity());
    int[] losses = IntStream.range(0, n).map(k -> random.nextInt(MILLE / 3)).sorted().toArray();
    List<Fraction> teacher = new ArrayList<>();
    List<Fraction> lost = new ArrayList<>();
    boolean level = random.nextBoolean();
    for (int k = 0; k < n; k++) {
      Fraction loss = Fraction.of(losses[k], MILLE);
      Fraction gain = Fraction.of(MILLE - random.nextInt(1 + MILLE / 3), MILLE);
      // w (2 a - d) = s (2 (1 - a) + d) at a = s/(s + w) + d/2
      Fraction best =
          labels
              .signal(k)
              .over(labels.signal(k).plus(labels.noise()))
              .plus(loss.times(Fraction.of(1, 2)));
      boolean fits = best.compareTo(Fraction.ONE) <= 0 && best.compareTo(loss) >= 0;
      teacher.add(fits && (level || random.nextInt(KINDS) == 0) ? best : gain);
      lost.add(loss);
    }
    return new FlipCase<>(labels, teacher, lost);
  }

  static <N extends Enclosed<N>> FlippedLabels<N> labels(
      RandomGenerator random, int most, int[] energies, Function<Fraction, N> number) {
    long sum = IntStream.of(energies).asLongStream().sum();
    return new FlippedLabels<>(
        number.apply(Fraction.of(1 + random.nextInt(most - 1), MILLE)),
        energies.length,
        IntStream.of(energies).mapToObj(e -> number.apply(Fraction.of(e, sum))).toList());
  }

  /** At least one of them is not 0. */
  static int[] energies(RandomGenerator random, int n) {
    int[] energies = IntStream.range(0, n).map(k -> share(random)).toArray();
    energies[random.nextInt(n)] += 1;
    return energies;
  }

  /** The same, the largest first. */
  static int[] falling(int... values) {
    return IntStream.of(values).map(value -> -value).sorted().map(value -> -value).toArray();
  }

  /** 0 to 1000, the ends and what is next to them more often. */
  private static int share(RandomGenerator random) {
    return switch (random.nextInt(KINDS)) {
      case 0 -> random.nextInt(FEWEST + 1);
      case 1 -> MILLE - random.nextInt(FEWEST + 1);
      default -> random.nextInt(MILLE + 1);
    };
  }
}

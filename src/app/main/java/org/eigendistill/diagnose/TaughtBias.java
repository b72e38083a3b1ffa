// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;

/**
 * The bias of students beside three teachers of one recipe, by bands, as means over ordered pairs
 * (i, j) of teachers: student i, teacher i, and teacher j as the witness of {@link BandGains}. A
 * third teacher in every student's place has log gains of 0 by algebra, and a lag of its own, which
 * is told too. A band in which teachers agree by less than .2 tells nothing: its numbers stand
 * here, so that bands can be chosen over seeds, and count in no mean; where they do so in the top
 * band, there is no mean.
 *
 * @param bands from the top down, the rest last
 */
public record TaughtBias(List<BiasBand> bands) {
  private static final int TEACHERS = 3;

  /** With less in common, a band tells nothing. */
  private static final double LEAST_AGREEMENT = 0.2;

  /** Of fewer directions two networks agree or not by chance: of one, their signs alone. */
  public static final int FEWEST_DIRECTIONS = 16;

  /** The first direction, from 0, of the bands whose mean is the exaggeration of the bias. */
  private static final int LOW = 21;

  /**
   * One band.
   *
   * @param name its directions, counted from 1, or rest
   * @param directions how many
   * @param isLow whether it counts in the means: from direction 22 down, and the rest, of {@value
   *     #FEWEST_DIRECTIONS} directions at least
   * @param agreement the teachers' mean correlation in it
   * @param logGain the students' at their end
   * @param gap {@code log gain - log gain in the top band}: below 0 it is short of what the top has
   * @param lag behind the teacher's own way at equal gain in the top band; NaN if some pair reaches
   *     too few levels
   * @param nullLag of a third teacher in the student's place
   */
  public record BiasBand(
      String name,
      int directions,
      boolean isLow,
      double agreement,
      double logGain,
      double gap,
      double lag,
      double nullLag) {
    boolean isMeasured() {
      return agreement >= LEAST_AGREEMENT;
    }
  }

  /** Copies the list. */
  public TaughtBias {
    bands = List.copyOf(bands);
  }

  /** The mean gap of the low bands that are measured; NaN of none. */
  public double gap() {
    return mean(BiasBand::gap);
  }

  /** Their mean lag. */
  public double lag() {
    return mean(BiasBand::lag);
  }

  /** Their mean lag of a third teacher. */
  public double nullLag() {
    return mean(BiasBand::nullLag);
  }

  /** How many low bands are measured. */
  public int measured() {
    return (int) low().count();
  }

  private Stream<BiasBand> low() {
    return bands.stream()
        .filter(band -> bands.get(0).isMeasured() && band.isLow() && band.isMeasured());
  }

  private double mean(ToDoubleFunction<BiasBand> measure) {
    return low().mapToDouble(measure).average().orElse(Double.NaN);
  }

  /** What three teachers have in common: made once, and asked of each arm's students. */
  public static final class Teachers {
    private final BandGains by;
    private final List<BandWitness> witnesses;

    /** By teacher and witness: products on the teacher's way, the end last. */
    private final List<List<List<double[]>>> ways = new ArrayList<>();

    private final double[] agreement;

    /**
     * Three teachers.
     *
     * @param by the bands of the rows
     * @param teachers of each its logits at these rows at checkpoints, the end last
     * @throws IllegalArgumentException if they are not three
     */
    public Teachers(BandGains by, List<List<Matrix>> teachers) {
      if (teachers.size() != TEACHERS) {
        throw new IllegalArgumentException(
            "%d teachers, where three are needed".formatted(teachers.size()));
      }
      this.by = by;
      this.witnesses =
          teachers.stream().map(way -> new BandWitness(by, way.get(way.size() - 1))).toList();
      for (List<Matrix> way : teachers) {
        ways.add(witnesses.stream().map(witness -> witness.products(way)).toList());
      }
      this.agreement = new double[by.count()];
      for (int i = 0; i < TEACHERS; i++) {
        for (int j = 0; j < i; j++) {
          double[] one = witnesses.get(i).squares();
          double[] other = witnesses.get(j).squares();
          double[] both = end(ways.get(i).get(j));
          for (int b = 0; b < agreement.length; b++) {
            agreement[b] += both[b] / Math.sqrt(one[b] * other[b]) / TEACHERS;
          }
        }
      }
    }

    /**
     * The bias of students.
     *
     * @param students of each teacher its own student's logits at checkpoints, the end last, or
     *     none
     */
    public TaughtBias of(List<Optional<List<Matrix>>> students) {
      Means gains = new Means(agreement.length);
      Means lags = new Means(agreement.length);
      Means nulls = new Means(agreement.length);
      for (int i = 0; i < TEACHERS; i++) {
        if (students.get(i).isPresent()) {
          for (int j = 0; j < TEACHERS; j++) {
            if (j != i) {
              double[] base = end(ways.get(i).get(j));
              List<double[]> own = gains(witnesses.get(j).products(students.get(i).get()), base);
              List<double[]> teacher = gains(ways.get(i).get(j), base);
              List<double[]> third = gains(ways.get(TEACHERS - i - j).get(j), base);
              gains.add(Arrays.stream(end(own)).map(Math::log).toArray());
              lags.add(lags(own, teacher));
              nulls.add(lags(third, teacher));
            }
          }
        }
      }
      return new TaughtBias(bands(gains.values(), lags.values(), nulls.values()));
    }

    /**
     * The gains of students on their way, by checkpoint and band, as means over ordered pairs; NaN
     * of a pair is NaN of all.
     *
     * @param students of each teacher its own student's logits at the same checkpoints, or none
     */
    public List<double[]> way(List<Optional<List<Matrix>>> students) {
      List<Means> way = new ArrayList<>();
      for (int i = 0; i < TEACHERS; i++) {
        for (int j = 0; j < TEACHERS; j++) {
          if (j != i && students.get(i).isPresent()) {
            List<double[]> own =
                gains(witnesses.get(j).products(students.get(i).get()), end(ways.get(i).get(j)));
            while (way.size() < own.size()) {
              way.add(new Means(agreement.length));
            }
            for (int t = 0; t < own.size(); t++) {
              way.get(t).add(own.get(t));
            }
          }
        }
      }
      return way.stream().map(Means::values).toList();
    }

    /** Each band's lag by itself, so that one in which teachers disagree hides no other. */
    private static double[] lags(List<double[]> student, List<double[]> teacher) {
      return IntStream.range(0, student.get(0).length)
          .mapToDouble(b -> BandGains.lag(topAnd(student, b), topAnd(teacher, b))[1])
          .toArray();
    }

    private static List<double[]> topAnd(List<double[]> way, int band) {
      return way.stream().map(gains -> new double[] {gains[0], gains[band]}).toList();
    }

    private List<BiasBand> bands(double[] gains, double[] lags, double... nulls) {
      List<String> names = witnesses.get(0).bands();
      List<DirectionBand> directions = by.bands().list();
      return IntStream.range(0, names.size())
          .mapToObj(
              b ->
                  new BiasBand(
                      names.get(b),
                      by.directions(b),
                      by.directions(b) >= FEWEST_DIRECTIONS
                          && (b == directions.size() || directions.get(b).first() >= LOW),
                      agreement[b],
                      gains[b],
                      gains[b] - gains[0],
                      lags[b],
                      nulls[b]))
          .toList();
    }

    private static double[] end(List<double[]> way) {
      return way.get(way.size() - 1);
    }

    /** A way's gains; NaN in a band where the two teachers have nothing in common. */
    private static List<double[]> gains(List<double[]> products, double... base) {
      return products.stream()
          .map(
              all ->
                  IntStream.range(0, base.length)
                      .mapToDouble(b -> base[b] > 0 ? all[b] / base[b] : Double.NaN)
                      .toArray())
          .toList();
    }
  }

  /** Means by band; NaN where a pair's is. */
  private static final class Means {
    private final double[] sums;
    private int pairs;

    Means(int bands) {
      this.sums = new double[bands];
    }

    void add(double... values) {
      Arrays.setAll(sums, b -> sums[b] + values[b]);
      pairs++;
    }

    double[] values() {
      return Arrays.stream(sums).map(sum -> sum / pairs).toArray();
    }
  }
}

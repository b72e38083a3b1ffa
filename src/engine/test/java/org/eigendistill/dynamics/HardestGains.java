// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.eigendistill.testing.Seeded;

/**
 * Looks for the cases in which gains in doubles lose most of their digits: many at random, over all
 * of the range, and steps from the worst ones so far, as small as a unit in the last place.
 */
final class HardestGains {
  static final String HEAD = "filter,numbers,eigenvalue,length,gain,residual";

  /** Digits of the true values that are kept. */
  private static final MathContext DIGITS = new MathContext(75);

  private static final double[] REACHES = {1e-15, 1e-8, 1e-3, 0.3};

  private final Filter filter;
  private final Random random;

  private HardestGains(Filter filter, long seed) {
    this.filter = filter;
    this.random = new Random(seed);
  }

  /** A case, what is true of it, and how far doubles are from that. */
  record Row(Procedure procedure, double eigenvalue, double length, LongGain truth, double error) {
    static Row of(Procedure procedure, double eigenvalue, double length) {
      LongGain truth =
          LongGain.map(procedure, eigenvalue, length).apply(LongGain.FULL, LongGain.NONE);
      Gain found = Course.onLabels(procedure).at(length).along(eigenvalue);
      double worst = Arrays.stream(truth.errors(found)).max().orElseThrow();
      return new Row(procedure, eigenvalue, length, truth, worst);
    }

    /** A line of the list on file. */
    static Row parse(String line) {
      String[] cells = line.split(",", -1);
      double[] numbers =
          cells[1].isEmpty()
              ? new double[0]
              : Arrays.stream(cells[1].split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Row(
          Procedure.of(Filters.installed().named(cells[0]), numbers),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          new LongGain(new BigDecimal(cells[4]), new BigDecimal(cells[5])),
          Double.NaN);
    }

    String line() {
      return String.join(
          ",",
          procedure.name(),
          procedure.numbers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
          String.valueOf(eigenvalue),
          String.valueOf(length),
          truth.gain().round(DIGITS).toString(),
          truth.residual().round(DIGITS).toString());
    }
  }

  /** The worst of a filter's cases, the worst first. */
  static List<Row> of(Filter filter, long seed, int looks, int most) {
    return new HardestGains(filter, seed).search(looks, most);
  }

  private List<Row> search(int looks, int most) {
    List<Row> worst = new ArrayList<>();
    for (int look = 0; look < looks; look++) {
      boolean near = worst.size() == most && random.nextInt(3) > 0;
      int parent = near ? random.nextInt(most) : -1;
      Row row = near ? near(worst.get(parent)) : draw();
      if (row == null) {
        continue;
      }
      if (worst.size() < most) {
        worst.add(row);
      } else {
        // A step takes its parent's place, so that the list does not become one case many times.
        int place = near ? parent : least(worst);
        if (row.error > worst.get(place).error) {
          worst.set(place, row);
        }
      }
    }
    worst.sort(Comparator.comparingDouble(Row::error).reversed());
    return worst;
  }

  private static int least(List<Row> rows) {
    int least = 0;
    for (int i = 1; i < rows.size(); i++) {
      least = rows.get(i).error < rows.get(least).error ? i : least;
    }
    return least;
  }

  private Row draw() {
    double eigenvalue = Seeded.logUniform(random, 1e-12, 1e3);
    double share = Seeded.logUniform(random, 1e-20, 1);
    double momentum = 1 - Seeded.logUniform(random, 0x1p-50, 1);
    double[] numbers =
        filter.parameters().stream()
            .mapToDouble(each -> number(each, eigenvalue, share, momentum))
            .toArray();
    double x = Seeded.logUniform(random, 1e-20, 1e6);
    double length =
        switch (filter.clock()) {
          case TIME -> x / eigenvalue;
          case PENALTY -> x * eigenvalue;
          case STEPS ->
              Math.rint(
                  Seeded.logUniform(
                      random, 1, Math.min(0x1p53, 1e5 / Math.max(share, 1 - momentum))));
        };
    return row(numbers, eigenvalue, length);
  }

  /** Steps in 1/eigenvalue; orders and shapes without a unit; all else in eigenvalues. */
  private double number(Parameter parameter, double eigenvalue, double share, double momentum) {
    boolean plain = List.of("tikhonov-order", "shape").contains(parameter.name());
    return switch (parameter.domain()) {
      case SHARE -> filter.clock().isWhole() ? momentum : random.nextDouble();
      case COUNT -> Math.rint(Seeded.logUniform(random, 1, plain ? 1e6 : 200));
      case POSITIVE, AT_LEAST_ZERO ->
          parameter.isStep()
              ? 2 * share / eigenvalue
              : plain
                  ? Seeded.logUniform(random, 1e-3, 1e6)
                  : parameter.name().equals("total")
                      ? Seeded.logUniform(random, 1e-6, 1e20) / eigenvalue
                      : eigenvalue * Seeded.logUniform(random, 1e-20, 1e6);
    };
  }

  /** A step from a case. */
  private Row near(Row row) {
    double reach = REACHES[random.nextInt(REACHES.length)];
    double[] numbers =
        Arrays.stream(row.procedure.values()).map(value -> moved(value, reach)).toArray();
    for (int i = 0; i < numbers.length; i++) {
      boolean whole = filter.parameters().get(i).domain() == Parameter.Domain.COUNT;
      numbers[i] = whole ? Math.max(1, Math.rint(numbers[i])) : numbers[i];
    }
    double length = moved(row.length, reach);
    return row(
        numbers,
        moved(row.eigenvalue, reach),
        filter.clock().isWhole() ? Math.max(1, Math.rint(length + random.nextInt(3) - 1)) : length);
  }

  private double moved(double value, double reach) {
    return random.nextInt(3) == 0 ? value : value * Math.exp(reach * random.nextGaussian());
  }

  /** A case, or null where there is none. */
  private Row row(double[] numbers, double eigenvalue, double length) {
    try {
      Procedure procedure = Procedure.of(filter, numbers);
      procedure.requireStable(eigenvalue);
      procedure.requireTime(length);
      double x = filter.clock() == Clock.TIME ? length * (eigenvalue + sum(numbers)) : 0;
      Row row = x > 1e6 ? null : Row.of(procedure, eigenvalue, length);
      // What a penalty leaves has its digits while it is a normal double: see Gain.
      boolean nothing =
          row != null
              && filter.clock() == Clock.PENALTY
              && row.truth.residual().doubleValue() < Double.MIN_NORMAL;
      return nothing ? null : row;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static double sum(double... numbers) {
    return Arrays.stream(numbers).sum();
  }
}

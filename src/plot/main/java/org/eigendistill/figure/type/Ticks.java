// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Span;
import org.eigendistill.markup.Markup;

/** Chooses where the ticks of an axis stand and what they say. */
public final class Ticks {
  private static final int[] NICE = {1, 2, 5};
  private static final int MOST = 8;
  private static final int[] STRIDES = {1, 2, 3, 5, 10, 20, 50, 100};

  private Ticks() {}

  /**
   * A tick.
   *
   * @param value where it stands
   * @param label what it says; empty for a minor tick
   */
  public record Tick(double value, Markup label) {
    /** Whether it has a label. */
    public boolean isMajor() {
      return !label.isEmpty();
    }
  }

  /**
   * The ticks of an axis: the densest of the usual sets whose labels have room.
   *
   * @param axis what is asked of them
   * @param range the ends of the axis
   * @param powers whether labels of whole decades are powers of ten
   * @param fits whether the labels of a list of ticks have room
   */
  public static List<Tick> of(Axis axis, Span range, boolean powers, Predicate<List<Tick>> fits) {
    if (axis.scale() == Axis.Scale.CATEGORY) {
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i < axis.categories().size(); i++) {
        ticks.add(new Tick(i, axis.categories().get(i)));
      }
      return ticks;
    }
    if (axis.ticks().size() > 0) {
      List<Tick> ticks = given(axis, range);
      if (axis.isLog()) {
        addMinor(ticks, range);
      }
      return ticks;
    }
    return axis.isLog()
        ? logarithmic(range, axis.percent(), powers, fits)
        : linear(range, axis.percent(), fits);
  }

  private static List<Tick> given(Axis axis, Span range) {
    List<Tick> ticks = new ArrayList<>();
    for (double value : axis.ticks().toArray()) {
      if (range.contains(value)) {
        ticks.add(new Tick(value, NumberLabels.of(NumberLabels.exact(value), axis.percent())));
      }
    }
    return ticks;
  }

  private static List<Tick> linear(Span range, boolean percent, Predicate<List<Tick>> fits) {
    int power = (int) Math.floor(Math.log10(range.width())) - 1;
    List<Tick> ticks = List.of();
    for (int step = 0; step < 4 * NICE.length; step++) {
      int factor = NICE[step % NICE.length];
      int scale = power + step / NICE.length;
      double unit = BigDecimal.valueOf(factor, -scale).doubleValue();
      double slack = 1e-9 * range.width() / unit;
      long first = (long) Math.ceil(range.low() / unit - slack);
      long last = (long) Math.floor(range.high() / unit + slack);
      if (last - first + 1 > 5 * MOST) {
        continue;
      }
      List<Tick> candidate = new ArrayList<>();
      for (long k = first; k <= last; k++) {
        BigDecimal value = BigDecimal.valueOf(k * factor, -scale);
        candidate.add(
            new Tick(
                clamp(value.doubleValue(), range),
                NumberLabels.alike(value, range, Math.max(0, -scale), percent)));
      }
      if (candidate.size() < 2 && !ticks.isEmpty()) {
        break;
      }
      ticks = candidate;
      if (candidate.size() <= MOST && fits.test(candidate)) {
        break;
      }
    }
    return ticks;
  }

  /** Whether a logarithmic axis reaches decades that are not told at sight as 0.001 or 1000. */
  public static boolean needPowers(Span range) {
    int first = firstDecade(range);
    int last = lastDecade(range);
    return last > first && (first < -3 || last > 3);
  }

  private static int firstDecade(Span range) {
    return (int) Math.ceil(Math.log10(range.low()) - 1e-9);
  }

  private static int lastDecade(Span range) {
    return (int) Math.floor(Math.log10(range.high()) + 1e-9);
  }

  private static List<Tick> logarithmic(
      Span range, boolean percent, boolean powers, Predicate<List<Tick>> fits) {
    int first = firstDecade(range);
    int last = lastDecade(range);
    int decades = last - first + 1;
    if (decades < 2) {
      return shortLogarithmic(range, percent, fits);
    }
    List<Tick> chosen = List.of();
    int step = 1;
    for (int stride : STRIDES) {
      List<Tick> ticks = decades(first, last, stride, range, percent, powers);
      if (ticks.size() < 2 && !chosen.isEmpty()) {
        break;
      }
      chosen = ticks;
      step = stride;
      if (ticks.size() <= MOST && fits.test(ticks)) {
        break;
      }
    }
    if (step == 1) {
      addMinor(chosen, range);
    } else {
      for (int k = first; k <= last; k++) {
        if (k % step != 0) {
          chosen.add(new Tick(BigDecimal.valueOf(1, -k).doubleValue(), Markup.EMPTY));
        }
      }
    }
    return chosen;
  }

  private static List<Tick> decades(
      int first, int last, int stride, Span range, boolean percent, boolean powers) {
    List<Tick> ticks = new ArrayList<>();
    for (int k = first + Math.floorMod(-first, stride); k <= last; k += stride) {
      BigDecimal value = BigDecimal.valueOf(1, -k);
      Markup label = powers ? Markup.of("$10^{" + k + "}$") : NumberLabels.of(value, percent);
      ticks.add(new Tick(clamp(value.doubleValue(), range), label));
    }
    return ticks;
  }

  /** An axis of less than two powers of ten: 1, 2 and 5 get labels, or a linear choice. */
  private static List<Tick> shortLogarithmic(
      Span range, boolean percent, Predicate<List<Tick>> fits) {
    int low = (int) Math.floor(Math.log10(range.low()));
    for (int[] factors : new int[][] {{1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}}) {
      List<Tick> ticks = new ArrayList<>();
      for (int k = low; k <= low + 2; k++) {
        for (int factor : factors) {
          BigDecimal value = BigDecimal.valueOf(factor, -k);
          if (range.contains(value.doubleValue())) {
            ticks.add(new Tick(value.doubleValue(), NumberLabels.of(value, percent)));
          }
        }
      }
      if (ticks.size() >= 3 && ticks.size() <= MOST && fits.test(ticks)) {
        addMinor(ticks, range);
        return ticks;
      }
    }
    return linear(range, percent, fits);
  }

  /** The multiples 2 to 9 of the powers of ten that have no label. */
  private static void addMinor(List<Tick> ticks, Span range) {
    int low = (int) Math.floor(Math.log10(range.low()));
    int high = (int) Math.floor(Math.log10(range.high()));
    List<Double> labelled = ticks.stream().map(Tick::value).toList();
    for (int k = low; k <= high; k++) {
      for (int factor = 1; factor <= 9; factor++) {
        double value = BigDecimal.valueOf(factor, -k).doubleValue();
        if (range.contains(value) && !labelled.contains(value)) {
          ticks.add(new Tick(value, Markup.EMPTY));
        }
      }
    }
  }

  private static double clamp(double value, Span range) {
    return Math.min(range.high(), Math.max(range.low(), value));
  }
}

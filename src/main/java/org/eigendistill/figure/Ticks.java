package org.eigendistill.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Chooses where the ticks of an axis stand and what they say. */
final class Ticks {
  private static final int[] NICE = {1, 2, 5};
  private static final int MOST = 7;

  private Ticks() {}

  /**
   * A tick.
   *
   * @param value where it stands
   * @param label what it says, as math text; empty for a minor tick
   */
  record Tick(double value, String label) {
    boolean isMajor() {
      return !label.isEmpty();
    }
  }

  /**
   * The ticks of an axis: the densest of the usual sets whose labels have room.
   *
   * @param axis what is asked of them
   * @param range the ends of the axis
   * @param fits whether the labels of a list of ticks have room
   */
  static List<Tick> of(Axis axis, Span range, Predicate<List<Tick>> fits) {
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
        ? logarithmic(range, axis.percent(), fits)
        : linear(range, axis.percent(), fits);
  }

  private static List<Tick> given(Axis axis, Span range) {
    List<Tick> ticks = new ArrayList<>();
    for (double value : axis.ticks().toArray()) {
      if (range.contains(value)) {
        ticks.add(new Tick(value, say(exact(value), axis.percent())));
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
                sayAlike(value, range, Math.max(0, -scale), percent)));
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

  private static List<Tick> logarithmic(Span range, boolean percent, Predicate<List<Tick>> fits) {
    int first = (int) Math.ceil(Math.log10(range.low()) - 1e-9);
    int last = (int) Math.floor(Math.log10(range.high()) + 1e-9);
    int decades = last - first + 1;
    if (decades < 2) {
      return shortLogarithmic(range, percent, fits);
    }
    for (int stride = 1; ; stride++) {
      List<Tick> ticks = new ArrayList<>();
      int start = first + Math.floorMod(-first, stride);
      for (int k = start; k <= last; k += stride) {
        BigDecimal value = BigDecimal.valueOf(1, -k);
        boolean plain = percent || (first >= -3 && last <= 3);
        String label = plain ? say(value, percent) : "$10^{" + k + "}$";
        ticks.add(new Tick(clamp(value.doubleValue(), range), label));
      }
      boolean roomy = ticks.size() <= MOST && fits.test(ticks);
      if (roomy || ticks.size() <= 2) {
        if (stride == 1) {
          addMinor(ticks, range);
        } else {
          for (int k = first; k <= last; k++) {
            if (Math.floorMod(k - start, stride) != 0) {
              ticks.add(new Tick(BigDecimal.valueOf(1, -k).doubleValue(), ""));
            }
          }
        }
        return ticks;
      }
    }
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
            ticks.add(new Tick(value.doubleValue(), say(value, percent)));
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
          ticks.add(new Tick(value, ""));
        }
      }
    }
  }

  private static double clamp(double value, Span range) {
    return Math.min(range.high(), Math.max(range.low(), value));
  }

  /** A number as it is usually written, with as many digits as it needs. */
  static String say(double value) {
    return say(exact(value), false);
  }

  private static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(12));
  }

  private static String say(BigDecimal value, boolean percent) {
    BigDecimal shown = percent ? value.movePointRight(2) : value;
    double size = Math.abs(shown.doubleValue());
    BigDecimal bare = shown.stripTrailingZeros();
    String text =
        size != 0 && (size >= 1e5 || size < 1e-4)
            ? scientific(bare)
            : minus(bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString());
    return percent ? text + "%" : text;
  }

  /** A number of a linear axis: all with the same decimals. */
  private static String sayAlike(BigDecimal value, Span range, int decimals, boolean percent) {
    double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    int shift = percent ? 2 : 0;
    boolean plain = most < 1e5 && decimals - shift <= 4;
    if (!plain) {
      return value.signum() == 0 ? (percent ? "0%" : "0") : say(value, percent);
    }
    BigDecimal shown = value.movePointRight(shift);
    String text = minus(shown.setScale(Math.max(0, decimals - shift)).toPlainString());
    return percent ? text + "%" : text;
  }

  private static String scientific(BigDecimal value) {
    int power = value.precision() - value.scale() - 1;
    BigDecimal mantissa = value.movePointLeft(power).stripTrailingZeros();
    String lead = minus(mantissa.toPlainString());
    String ten = "10^{" + power + "}$";
    return lead.equals("1") ? "$" + ten : lead + "$\\times " + ten;
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}

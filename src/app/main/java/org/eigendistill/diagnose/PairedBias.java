// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.eigendistill.base.StudentT;
import org.eigendistill.compare.ComparisonVerdict;

/**
 * The bias of several students, each beside its own teacher: {@code mean +- t sd / sqrt(R)} of mean
 * lags and of logarithms of movement ratios, Student's t of R - 1 degrees, each at 97.5 %. Pairs of
 * one recipe differ by their seeds alone, so seeds are in the interval.
 *
 * @param pairs a bias each, at least one
 */
public record PairedBias(List<Bias> pairs) {
  /** With fewer there is no verdict. */
  public static final int FEWEST = 3;

  private static final double QUANTILE = 0.9875;

  /** A lag, or a ratio's distance from 1, that is no rounding. */
  private static final double LEAST = 1e-9;

  /** Keeps its own list. */
  public PairedBias {
    pairs = List.copyOf(pairs);
  }

  /** The mean of mean lags with its interval; none of a single pair. */
  public Estimate lag() {
    return over(bias -> bias.meanLag().value());
  }

  /** The geometric mean of mean movement ratios with its interval. */
  public Estimate ratio() {
    return over(bias -> Math.log(bias.meanRatio().value())).exp();
  }

  /** Exaggerated where students lag, damped where they lead. */
  public ComparisonVerdict lagVerdict() {
    return word(lag().low() > LEAST, lag().high() < -LEAST);
  }

  /** Exaggerated where students move less along lower bands, damped where they move more. */
  public ComparisonVerdict movementVerdict() {
    return word(ratio().high() < 1 - LEAST, ratio().low() > 1 + LEAST);
  }

  private ComparisonVerdict word(boolean exaggerates, boolean damps) {
    if (pairs.size() < FEWEST) {
      return ComparisonVerdict.UNCONTROLLED;
    }
    return exaggerates
        ? ComparisonVerdict.EXAGGERATED
        : damps ? ComparisonVerdict.DAMPED : ComparisonVerdict.NOT_SHOWN;
  }

  private Estimate over(ToDoubleFunction<Bias> value) {
    double[] values = pairs.stream().mapToDouble(value).toArray();
    double mean = Arrays.stream(values).sum() / values.length;
    if (values.length < 2) {
      return Estimate.bare(mean);
    }
    double reach =
        StudentT.quantile(QUANTILE, values.length - 1.0) * StudentT.errorOfMean(mean, values);
    return new Estimate(mean, mean - reach, mean + reach);
  }

  /** By the names that scripts read; of one pair its numbers alone, which have no verdict. */
  public Map<String, Object> numbers() {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("lag", bands(Bias::lags, v -> v, v -> v));
    numbers.put("mean_lag", lag().value());
    numbers.put("movement_ratio", bands(Bias::ratios, Math::log, Math::exp));
    numbers.put("mean_movement_ratio", ratio().value());
    if (pairs.size() > 1) {
      numbers.put("weight_pairs", pairs.size());
      numbers.put("mean_lags", each(Bias::meanLag));
      numbers.put("mean_lag_ci975", ConfidenceSummary.interval(lag()));
      numbers.put("mean_movement_ratios", each(Bias::meanRatio));
      numbers.put("mean_movement_ratio_ci975", ConfidenceSummary.interval(ratio()));
    }
    numbers.put("verdict_lag", lagVerdict().word());
    numbers.put("verdict_movement", movementVerdict().word());
    return numbers;
  }

  private List<Double> each(Function<Bias, Estimate> of) {
    return pairs.stream().map(of).map(Estimate::value).toList();
  }

  /** Band by band the mean over pairs of a number's image under a scale, brought back. */
  private List<Double> bands(
      Function<Bias, List<Estimate>> of, DoubleUnaryOperator scale, DoubleUnaryOperator back) {
    return IntStream.range(0, of.apply(pairs.get(0)).size())
        .mapToObj(
            b ->
                back.applyAsDouble(
                    pairs.stream()
                            .mapToDouble(pair -> of.apply(pair).get(b).value())
                            .map(scale)
                            .sum()
                        / pairs.size()))
        .toList();
  }

  /** What follows, in a sentence. */
  public String sentence() {
    if (pairs.size() < FEWEST) {
      return "Uncontrolled: weights of %s decide nothing. %s"
          .formatted(pairs.size() == 1 ? "one pair" : "two pairs", Uncontrolled.BIAS);
    }
    return "Bias by lags %s: at equal progress along the top band the students' mean lag along lower ones is %.4f [%.4f, %.4f] of the way, above 0 where they are behind. Bias by movement %s: they move along lower bands %.4f [%.4f, %.4f] times as far (%d pairs; seeds are in the intervals)."
        .formatted(
            lagVerdict().word(),
            lag().value(),
            lag().low(),
            lag().high(),
            movementVerdict().word(),
            ratio().value(),
            ratio().low(),
            ratio().high(),
            pairs.size());
  }
}

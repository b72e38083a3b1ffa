// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * What was done to a user's columns before the fit, and how a fit goes back to the user's units.
 *
 * <p>With feature means m, factors f (one over each deviation, 0 for a constant column) and target
 * means t, a fit of weights B to prepared rows predicts for a raw row x
 *
 * <pre>    y = ((x - m) * f) B + t  =  x B_raw + c,    B_raw = diag(f) B,    c = t - m B_raw.
 * </pre>
 *
 * <p>The two forms differ by rounding alone: each is within (p + 4) ulp(1) of the exact value,
 * times {@code sum_j (|x_j| + |m_j|) |B_raw,j| + |t|}. The first loses nothing where means are
 * large.
 *
 * @param columns the features' and targets' names
 * @param scaling of the features
 * @param targets a name per output
 * @param targetMeans what was taken off each output
 * @param classes the label of each one-hot output, a number or a word, rising; empty where there
 *     are none
 */
public record Preprocessing(
    Columns columns, Scaling scaling, List<String> targets, double[] targetMeans, List<?> classes) {

  /** Checks lengths; keeps its own copies. */
  public Preprocessing {
    targets = List.copyOf(targets);
    targetMeans = targetMeans.clone();
    classes = List.copyOf(classes);
    if (scaling.means().length != columns.features().size()
        || targetMeans.length != targets.size()
        || !classes.isEmpty() && classes.size() != targets.size()) {
      throw new IllegalArgumentException("as many numbers as columns are needed");
    }
  }

  @Override
  public double[] targetMeans() {
    return targetMeans.clone();
  }

  /** Raw rows as the fit sees them. */
  public Matrix features(Matrix raw) {
    return scaling.apply(raw);
  }

  /** Predictions for prepared targets, in the units of raw ones. */
  public Matrix predictions(Matrix prepared) {
    return Matrix.fill(
        prepared.rows(), prepared.columns(), (i, c) -> prepared.get(i, c) + targetMeans[c]);
  }

  /** The weights B_raw of raw rows, p x C. */
  public Matrix rawWeights(Matrix weights) {
    double[] factors = scaling.factors();
    return Matrix.fill(weights.rows(), weights.columns(), (j, c) -> factors[j] * weights.get(j, c));
  }

  /** The weights of prepared rows that raw ones are, p x C; 0 for a feature that became 0. */
  public Matrix preparedWeights(Matrix raw) {
    double[] deviations = scaling.deviations();
    return Matrix.fill(raw.rows(), raw.columns(), (j, c) -> deviations[j] * raw.get(j, c));
  }

  /** The intercepts c that go with raw weights, 1 x C. */
  public Matrix intercepts(Matrix rawWeights) {
    double[] means = scaling.means();
    double[] intercepts = targetMeans();
    for (int c = 0; c < intercepts.length; c++) {
      for (int j = 0; j < means.length; j++) {
        intercepts[c] -= means[j] * rawWeights.get(j, c);
      }
    }
    return Matrix.of(1, intercepts.length, intercepts);
  }

  /** The features that were constant and became 0. */
  public List<String> dropped() {
    return scaling.constantColumns().stream().map(columns.features()::get).toList();
  }

  /** What a user ought to know of it, a sentence each. */
  public List<String> notes() {
    List<String> names = dropped();
    return names.isEmpty()
        ? List.of()
        : List.of(
            "%d of %s constant and became 0: %s (listed in preprocessing.json)."
                .formatted(
                    names.size(),
                    Counted.of(columns.features().size(), "feature")
                        + Counted.word(names.size(), " is", " are"),
                    NameList.ofColumns(names)));
  }

  /** All of it by name, as preprocessing.json holds it. */
  public Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("features", columns.features());
    named.put("features_named", columns.named());
    named.put("means", scaling.means());
    named.put("scales", scaling.deviations());
    named.put("dropped", dropped());
    named.put("targets", targets);
    named.put("target_means", targetMeans());
    named.put(
        "classes", classes.isEmpty() ? null : classes.stream().map(Preprocessing::label).toList());
    return named;
  }

  private static Object label(Object value) {
    return value instanceof Double number && Math.abs(number) < 0x1p53
        ? (Object) number.longValue()
        : value;
  }
}

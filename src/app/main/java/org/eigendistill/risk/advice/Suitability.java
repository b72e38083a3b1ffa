// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Groups;
import org.eigendistill.data.NameList;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.risk.Optima;

/** Which data can be advised on, and what has to be said about those that can. */
final class Suitability {
  /** Two folds of two rows. */
  private static final int FEWEST_ROWS = 4;

  private static final int FEWEST_HELD = 2;
  private static final int FEW_HELD = 20;

  private Suitability() {}

  /**
   * The rows without features that do not vary, and without held-out rows that belong together with
   * others, if anything is left to learn.
   */
  static Split check(Split given, Fitting.Preparation preparation) {
    Split split = given.apart();
    Dataset train = split.train();
    // Rows that are all alike are one group: that is said by its cause.
    if (train.rows() > 1) {
      requireVariation(train);
    }
    Groups learned = train.groups();
    Groups held = split.test().groups();
    boolean single =
        learned.areSingle() && held.areSingle() && split.test().rows() == given.test().rows();
    if (learned.count() < FEWEST_ROWS || held.count() < FEWEST_HELD) {
      throw BadInputException.of(
          train.name(),
          "",
          "%d %s to learn from and %d held out are too few for two folds and an interval"
              .formatted(
                  learned.count(),
                  single ? "rows" : "groups of rows that belong together",
                  held.count()),
          "Give more (at least %d to learn from and %d held out) or change --holdout."
              .formatted(FEWEST_ROWS, FEWEST_HELD));
    }
    List<Integer> constant = constant(train.features());
    if (preparation == Fitting.Preparation.AS_IS || constant.isEmpty()) {
      return split;
    }
    int[] kept =
        IntStream.range(0, train.features().columns()).filter(j -> !constant.contains(j)).toArray();
    return new Split(train.features(kept), split.test().features(kept));
  }

  private static void requireVariation(Dataset train) {
    if (constant(train.targets()).size() == train.targets().columns()) {
      throw BadInputException.of(
          train.name(),
          "target",
          "the target is constant on the rows to learn from: there is nothing to learn",
          "Name a target that varies.");
    }
    if (constant(train.features()).size() == train.features().columns()) {
      throw BadInputException.of(
          train.name(),
          "features",
          "every feature is constant on the rows to learn from, none is left",
          "Give a feature that varies.");
    }
  }

  private static List<Integer> constant(Matrix rows) {
    return Scaling.standardizing(rows).constantColumns();
  }

  /** The features that do not vary, and were left out. */
  static List<String> dropped(Split given, Split usable) {
    Set<String> kept = Set.copyOf(usable.train().featureNames());
    return given.train().featureNames().stream().filter(name -> !kept.contains(name)).toList();
  }

  static List<String> warnings(
      Split given,
      Split usable,
      Fitting.Fitted fitted,
      Noise noise,
      Optima.TeacherOptimum teacher,
      Optima.StudentOptimum student,
      double[] times,
      Map<String, Double> estimates,
      Advisor.Order order) {
    List<String> said = new ArrayList<>(DependentRows.said(given, usable, noise));
    List<String> dropped = dropped(given, usable);
    if (!dropped.isEmpty()) {
      said.add("Constant columns were left out: " + NameList.of(dropped) + ".");
    }
    switch (noise.method()) {
      case ZERO ->
          said.add(
              "The noise variance is estimated as 0: the targets are a linear function of the"
                  + " features to rounding, so plain training to the end is best and no verdict is"
                  + " given.");
      case NOT_IDENTIFIABLE ->
          said.add(
              "The fit is saturated (about as many directions as distinct rows or groups) and the best"
                  + " stopped fit leaves next to no residual: signal and noise cannot be told apart"
                  + " here, so no noise variance and no verdict are given.");
      case STOPPED_FIT ->
          said.add(
              "The fit is saturated or nearly so, and least squares leaves nothing to tell the noise by:"
                  + " the noise variance is that of the best teacher's residual, which counts what"
                  + " that teacher misses of the signal as noise.");
      case REPEATED_ROWS ->
          said.add(
              "The fit is saturated or nearly so: the noise variance is that of targets among rows of"
                  + " the same features; noise that such rows share is not in it.");
      case RESIDUAL -> {}
    }
    if (order == Advisor.Order.TIME && noise.isKnown()) {
      said.add(
          "The noise variance counts rows that do not belong together as independent: where"
              + " neighbours in time share noise it is too small.");
    }
    if (usable.test().rows() < FEW_HELD) {
      said.add(
          sentence(
              "Only %s held out: the intervals are wide and rough.",
              Counted.of(usable.test().rows(), "row")
                  + Counted.word(usable.test().rows(), " was", " were")));
    }
    Matrix targets = fitted.prepared().targets();
    if (fitted.targets() == null && meansWeigh(targets)) {
      said.add("The targets are far from 0 on average and nothing is centred: try --center.");
    }
    double last = times[times.length - 1];
    if (atEnd(teacher.time(), last)) {
      said.add("The best teacher trains to the end: stopping early does not help here.");
    }
    if (atEnd(student.teacherTime(), last) || atEnd(student.studentTime(), last)) {
      said.add(
          "The best student has a teacher, or is one, that fits everything: it is a stopped teacher"
              + " over again.");
    }
    double most = estimates.values().stream().mapToDouble(t -> t).max().orElseThrow();
    double fewest = estimates.values().stream().mapToDouble(t -> t).min().orElseThrow();
    if (most > 10 * fewest) {
      said.add(
          sentence(
              "The estimates of where the best teacher stops disagree, from %.3g to %.3g.",
              fewest, most));
    }
    said.addAll(fitted.spectrum().warnings());
    return said;
  }

  /** Within a factor of 2 of the range's end, on the side of interpolation. */
  static boolean atEnd(double time, double last) {
    return Math.abs(Math.log(time / last)) < Math.log(2);
  }

  /** Whether means make up more than nine tenths of the targets' squares. */
  private static boolean meansWeigh(Matrix targets) {
    double sum = 0;
    for (double mean : targets.columnMeans()) {
      sum += mean * mean * targets.rows();
    }
    return sum > 0.9 * targets.norm() * targets.norm();
  }

  private static String sentence(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}

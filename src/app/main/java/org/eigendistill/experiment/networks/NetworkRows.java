// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.verdict.PageStudy;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.NetworkKinds;
import org.eigendistill.neural.StudyColumns;

/**
 * Measures of one study's arms, paired by seed: an average over rates of label noise for each seed,
 * and the mean over seeds with its 95 % t interval.
 */
record NetworkRows(Table rows) {
  /** The seeds' averages of a measure of an arm; NaN where it is not known. */
  double[] bySeed(Arm arm, Column<Double> measure) {
    Table ofArm = rows.where(StudyColumns.ARM, arm);
    return rows.values(StudyColumns.SEED).stream()
        .mapToDouble(
            seed ->
                Arrays.stream(ofArm.where(StudyColumns.SEED, seed).numbers(measure))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** A measure of an arm. */
  Estimate of(Arm arm, Column<Double> measure) {
    return Estimate.mean(bySeed(arm, measure));
  }

  /** A measure of an arm less that of another, of the same seeds. */
  Estimate less(Arm arm, Arm other, Column<Double> measure) {
    return Estimate.mean(difference(bySeed(arm, measure), bySeed(other, measure)));
  }

  private static double[] difference(double[] a, double[] b) {
    double[] all = new double[a.length];
    Arrays.setAll(all, i -> a[i] - b[i]);
    return all;
  }

  /** The rows of some arms at one rate of label noise. */
  static Table ofArms(Table all, List<Arm> arms, double noise) {
    Table atRate = all.where(StudyColumns.LABEL_NOISE, noise);
    List<Arm> own = atRate.column(StudyColumns.ARM);
    return atRate.select(i -> arms.contains(own.get(i)));
  }

  /** The rows of each study, in the table's order. */
  static List<NetworkRows> studies(Table table) {
    return table.values(StudyColumns.STUDY).stream().map(study -> study(table, study)).toList();
  }

  /** The rows of one study. */
  static NetworkRows study(Table table, String study) {
    return new NetworkRows(table.where(StudyColumns.STUDY, study));
  }

  /** The same at one rate of label noise. */
  NetworkRows noise(double rate) {
    return new NetworkRows(rows.where(StudyColumns.LABEL_NOISE, rate));
  }

  /** The rates of label noise. */
  List<Double> rates() {
    return rows.values(StudyColumns.LABEL_NOISE);
  }

  /** The study's name. */
  String study() {
    return rows.values(StudyColumns.STUDY).get(0);
  }

  /** What the rows are of, as claims say it. */
  String title() {
    return title(study());
  }

  boolean has(Arm arm) {
    return rows.values(StudyColumns.ARM).contains(arm);
  }

  int seeds() {
    return rows.values(StudyColumns.SEED).size();
  }

  /** Whether an interval lies on one side of a value: 1 above, -1 below, 0 neither. */
  static int side(Estimate estimate, double value) {
    return estimate.low() > value ? 1 : estimate.high() < value ? -1 : 0;
  }

  /**
   * Whether both controls come out as the teacher itself, with the value of no effect: linear
   * softmax from zero on all rows at once has no noise of training, and a temperature with its loss
   * scale changes nothing there.
   */
  boolean isNoiseless(Measure measure) {
    return Stream.of(MainArms.HARD, Arm.PLAIN)
        .flatMapToDouble(arm -> Arrays.stream(bySeed(arm, measure.column())))
        .allMatch(value -> Math.abs(value - measure.none()) < 1e-6);
  }

  /** An interval's ends as claims have them; null where there is none. */
  static List<Double> ends(Estimate estimate) {
    return Double.isFinite(estimate.low()) ? List.of(estimate.low(), estimate.high()) : null;
  }

  /** What is drawn for a study. */
  static String title(String study) {
    return PageStudy.named(study).map(PageStudy::title).orElseGet(() -> ofWords(study));
  }

  private static String ofWords(String study) {
    return Stream.of(study.split("-"))
        .map(word -> NetworkKinds.title(word).orElse(word))
        .collect(Collectors.joining(" "))
        .replace(" fashion", ", images")
        .replace(" spam", ", mails")
        .replace(" power law", ", power law")
        .replace("images short", "images, short");
  }
}

package org.eigendistill.experiment.networks;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.neural.NetworkKinds;

/**
 * Measures of one study's arms, paired by seed: an average over rates of label noise for each seed,
 * and the mean over seeds with its 95 % t interval.
 */
record NetworkRows(Table rows) {
  /** The seeds' averages of a measure of an arm; NaN where it is not known. */
  double[] bySeed(String arm, String measure) {
    Table ofArm = rows.where("arm", arm);
    List<String> seeds = rows.values("seed");
    return seeds.stream()
        .mapToDouble(
            seed ->
                Arrays.stream(ofArm.where("seed", seed).numbers(measure))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** A measure of an arm. */
  Estimate of(String arm, String measure) {
    return Estimate.mean(bySeed(arm, measure));
  }

  /** A measure of an arm less that of another, of the same seeds. */
  Estimate less(String arm, String other, String measure) {
    return Estimate.mean(difference(bySeed(arm, measure), bySeed(other, measure)));
  }

  static double[] difference(double[] a, double[] b) {
    double[] all = new double[a.length];
    Arrays.setAll(all, i -> a[i] - b[i]);
    return all;
  }

  /** The rows of some arms at one rate of label noise. */
  static Table ofArms(Table all, List<Arm> arms, String noise) {
    Table.Builder kept = Table.of(all.columns());
    Table atRate = all.where("label_noise", noise);
    int arm = all.columns().indexOf("arm");
    for (List<String> row : atRate.rows()) {
      if (arms.stream().anyMatch(a -> a.id().equals(row.get(arm)))) {
        kept.row(row.toArray());
      }
    }
    return kept.build();
  }

  /** The rows of one study. */
  static NetworkRows study(Table table, String study) {
    return new NetworkRows(table.where("study", study));
  }

  /** The same at one rate of label noise. */
  NetworkRows noise(String rate) {
    return new NetworkRows(rows.where("label_noise", rate));
  }

  /** What the rows are of, as claims say it; the small study's apart from the full ones'. */
  String title() {
    String study = rows.values("study").get(0);
    return title(study) + (study.startsWith("quick-") ? " (small study)" : "");
  }

  boolean has(String arm) {
    return rows.values("arm").contains(arm);
  }

  int seeds() {
    return rows.values("seed").size();
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
  boolean isNoiseless(String measure, double none) {
    return Stream.of(NetworkClaims.HARD, NetworkClaims.PLAIN)
        .flatMapToDouble(arm -> Arrays.stream(bySeed(arm, measure)))
        .allMatch(value -> Math.abs(value - none) < 1e-6);
  }

  /** An interval's ends as claims have them; null where there is none. */
  static List<Double> ends(Estimate estimate) {
    return Double.isFinite(estimate.low()) ? List.of(estimate.low(), estimate.high()) : null;
  }

  /** What is drawn for a study. */
  static String title(String study) {
    return Stream.of(study.replace("quick-", "").split("-"))
        .map(word -> NetworkKinds.title(word).orElse(word))
        .collect(Collectors.joining(" "))
        .replace(" fashion", ", images")
        .replace(" spam", ", mails")
        .replace(" power law", ", power law")
        .replace("images short", "images, short");
  }
}

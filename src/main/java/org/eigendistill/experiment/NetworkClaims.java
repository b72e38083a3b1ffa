package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.eigendistill.data.Randomness;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.neural.Study;

/**
 * What studies of networks say of the paper's claims, by rules that were fixed before their results
 * were looked at. Effects are those of the student at temperature 4 at the end of training,
 * averaged over rates of label noise, paired by seed, with 95 % t intervals over seeds.
 *
 * <ul>
 *   <li>Supported: the interval of the effect lies on the claimed side, and so do the intervals of
 *       its differences from every control.
 *   <li>Mixed: the effect does, a difference from a control does not.
 *   <li>Opposite: the effect's interval lies on the other side.
 *   <li>Not supported: anything else.
 * </ul>
 */
final class NetworkClaims {
  static final String STUDENT = "student-t4";
  static final String HARD = "hard-t4";
  static final String PLAIN = "plain";

  private static final String C1 =
      "Student-teacher deviations are systematic: the student exaggerates the teacher's confidence.";
  private static final String C3 =
      "The same exaggeration of the bias in networks trained with cross-entropy.";
  private static final String C4 =
      "One exaggerated bias yields both the confidence exaggeration and better generalization.";
  private static final String C5 =
      "Distillation can hurt; whether the teacher interpolates its training labels matters.";
  private static final String C6 =
      "Loss switching helps or hurts by that same condition; switching to distillation half-way"
          + " recovers much of the gain.";

  private static final int DRAWS = 1999;
  private static final double INTERPOLATES = 0.99;

  private final Table table;
  private final String source;

  NetworkClaims(Table table, String source) {
    this.table = table;
    this.source = source;
  }

  /** C1: slope and low end of the confidence plot on test rows, and C3: the mean lag. */
  List<Claim> effects() {
    List<Claim> claims = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      String setting = NetworkRows.title(study);
      claims.add(effect(C1, "C1", rows, setting, "test slope", "slope_test", 1, 1));
      claims.add(
          effect(
              C1,
              "C1",
              rows,
              setting,
              "test offset, least confident fifth",
              "low_offset_test",
              0,
              -1));
    }
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      if (Double.isFinite(rows.of(STUDENT, "lag").value())) {
        claims.add(
            effect(
                C3, "C3", rows, NetworkRows.title(study), "mean lag of lower bands", "lag", 0, 1));
      }
    }
    return claims;
  }

  private Claim effect(
      String words,
      String id,
      NetworkRows rows,
      String setting,
      String what,
      String measure,
      double null0,
      int sign) {
    Estimate own = rows.of(STUDENT, measure);
    Estimate overHard = rows.less(STUDENT, HARD, measure);
    Estimate overPlain = rows.less(STUDENT, PLAIN, measure);
    int side = sign * NetworkRows.side(own, null0);
    boolean beyond =
        sign * NetworkRows.side(overHard, 0) > 0 && sign * NetworkRows.side(overPlain, 0) > 0;
    Claim.Verdict verdict =
        side < 0
            ? Claim.Verdict.OPPOSITE
            : side == 0
                ? Claim.Verdict.NOT_SUPPORTED
                : beyond ? Claim.Verdict.SUPPORTED : Claim.Verdict.MIXED;
    return new Claim(
        id,
        words,
        "%s; beyond hard labels at the same temperature %s, beyond plain training %s"
            .formatted(setting, brief(overHard), brief(overPlain)),
        what,
        own.value(),
        NetworkRows.ends(own),
        rows.seeds(),
        verdict,
        source + ".csv");
  }

  /** C4: over all runs of students, lag against the low end and against the gain. */
  List<Claim> relation() {
    Estimate ends = correlation("low_offset_test");
    Estimate gains = correlation("test_gain");
    boolean low = NetworkRows.side(ends, 0) < 0;
    boolean gain = NetworkRows.side(gains, 0) > 0;
    Claim.Verdict verdict =
        low && gain
            ? Claim.Verdict.SUPPORTED
            : low || gain
                ? Claim.Verdict.MIXED
                : NetworkRows.side(ends, 0) > 0 && NetworkRows.side(gains, 0) < 0
                    ? Claim.Verdict.OPPOSITE
                    : Claim.Verdict.NOT_SUPPORTED;
    int runs = students().rows().size();
    String setting = "all students at temperatures 1 and 4 of all studies of networks";
    return List.of(
        new Claim(
            "C4",
            C4,
            setting,
            "rank correlation of lag and offset at the low end",
            ends.value(),
            NetworkRows.ends(ends),
            runs,
            verdict,
            source + ".csv"),
        new Claim(
            "C4",
            C4,
            setting,
            "rank correlation of lag and test gain",
            gains.value(),
            NetworkRows.ends(gains),
            runs,
            verdict,
            source + ".csv"));
  }

  /** Students at the end of training whose lag is known. */
  private Table students() {
    Table.Builder kept = Table.of(table.columns().toArray(String[]::new));
    int arm = table.columns().indexOf("arm");
    int lag = table.columns().indexOf("lag");
    for (List<String> row : table.rows()) {
      boolean student = row.get(arm).equals(STUDENT) || row.get(arm).equals("student-t1");
      if (student && !row.get(lag).equals("NaN")) {
        kept.row(row.toArray());
      }
    }
    return kept.build();
  }

  /** Spearman's, with a percentile interval by drawing pairs of study and seed. */
  private Estimate correlation(String measure) {
    Table rows = students();
    double[] x = rows.numbers("lag");
    double[] y = rows.numbers(measure);
    List<String> clusters =
        IntStream.range(0, x.length)
            .mapToObj(i -> rows.column("study").get(i) + " " + rows.column("seed").get(i))
            .toList();
    List<String> distinct = clusters.stream().distinct().toList();
    List<List<Integer>> members =
        distinct.stream()
            .map(
                c ->
                    IntStream.range(0, x.length)
                        .filter(i -> clusters.get(i).equals(c))
                        .boxed()
                        .toList())
            .toList();
    Randomness random = Randomness.of(4);
    double[] draws = new double[DRAWS];
    for (int d = 0; d < DRAWS; d++) {
      List<Integer> drawn = new ArrayList<>();
      for (int c = 0; c < distinct.size(); c++) {
        drawn.addAll(members.get(random.below(distinct.size())));
      }
      draws[d] = spearman(x, y, drawn);
    }
    Arrays.sort(draws);
    List<Integer> all = IntStream.range(0, x.length).boxed().toList();
    return new Estimate(
        spearman(x, y, all), draws[(DRAWS + 1) / 40 - 1], draws[DRAWS - (DRAWS + 1) / 40]);
  }

  private static double spearman(double[] x, double[] y, List<Integer> chosen) {
    double[] a = chosen.stream().mapToDouble(i -> x[i]).toArray();
    double[] b = chosen.stream().mapToDouble(i -> y[i]).toArray();
    return new SpearmansCorrelation().correlation(a, b);
  }

  /** C5: the gain of students, of teachers that fit their labels and of those that do not. */
  List<Claim> interpolation() {
    List<Claim> claims = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      Estimate gain = rows.of(STUDENT, "test_gain");
      Estimate stopped = rows.less(STUDENT, "teacher-stopped", "test_gain");
      Estimate plain = rows.less(STUDENT, PLAIN, "test_gain");
      double fitted = rows.of(Study.TEACHER, "train_accuracy").value();
      boolean interpolates = fitted >= INTERPOLATES;
      int side = NetworkRows.side(gain, 0);
      // The claim: students of teachers that do not interpolate are hurt, others are not.
      Claim.Verdict verdict =
          interpolates
              ? side > 0
                  ? Claim.Verdict.SUPPORTED
                  : side < 0 ? Claim.Verdict.OPPOSITE : Claim.Verdict.NOT_SUPPORTED
              : side < 0
                  ? Claim.Verdict.SUPPORTED
                  : side > 0 ? Claim.Verdict.OPPOSITE : Claim.Verdict.NOT_SUPPORTED;
      claims.add(
          new Claim(
              "C5",
              C5,
              "%s; teacher fits %.1f %% of its labels, %s; over the teacher stopped by validation %s, over plain training of the student %s"
                  .formatted(
                      NetworkRows.title(study),
                      100 * fitted,
                      interpolates ? "interpolates: a gain is claimed" : "does not: a loss is",
                      brief(stopped),
                      brief(plain)),
              "test accuracy, student less teacher",
              gain.value(),
              NetworkRows.ends(gain),
              rows.seeds(),
              verdict,
              source + ".csv"));
    }
    return claims;
  }

  /** C6: half-way switches, in studies that have them. */
  List<Claim> switching() {
    List<Claim> claims = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      if (!rows.has("to-labels-0.5")) {
        continue;
      }
      String title = NetworkRows.title(study);
      boolean interpolates = rows.of(Study.TEACHER, "train_accuracy").value() >= INTERPOLATES;
      Estimate toLabels = rows.less("to-labels-0.5", STUDENT, "test_accuracy");
      int side = NetworkRows.side(toLabels, 0) * (interpolates ? -1 : 1);
      claims.add(
          new Claim(
              "C6",
              C6,
              title
                  + (interpolates
                      ? "; teacher interpolates: labels at half-time are claimed to hurt"
                      : "; teacher does not interpolate: labels at half-time are claimed to help"),
              "test accuracy, distillation then labels less distillation",
              toLabels.value(),
              NetworkRows.ends(toLabels),
              rows.seeds(),
              side > 0
                  ? Claim.Verdict.SUPPORTED
                  : side < 0 ? Claim.Verdict.OPPOSITE : Claim.Verdict.NOT_SUPPORTED,
              source + ".csv"));
      Estimate gain = rows.less(STUDENT, HARD, "test_accuracy");
      Estimate recovered = rows.less("to-teacher-0.5", HARD, "test_accuracy");
      boolean some = NetworkRows.side(gain, 0) > 0;
      claims.add(
          new Claim(
              "C6",
              C6,
              "%s; distillation from the start gains %s over labels".formatted(title, brief(gain)),
              "test accuracy, labels then distillation less labels",
              recovered.value(),
              NetworkRows.ends(recovered),
              rows.seeds(),
              recovery(some, recovered, gain),
              source + ".csv"));
    }
    return claims;
  }

  /** Of a gain there is, more than half is much; of no gain nothing can be recovered. */
  private static Claim.Verdict recovery(boolean some, Estimate recovered, Estimate gain) {
    int side = NetworkRows.side(recovered, 0);
    if (!some || side == 0) {
      return Claim.Verdict.NOT_SUPPORTED;
    }
    if (side < 0) {
      return Claim.Verdict.OPPOSITE;
    }
    return recovered.value() > gain.value() / 2 ? Claim.Verdict.SUPPORTED : Claim.Verdict.MIXED;
  }

  private static String brief(Estimate e) {
    return String.format(
        java.util.Locale.ROOT, "%+.3g (%+.3g to %+.3g)", e.value(), e.low(), e.high());
  }
}

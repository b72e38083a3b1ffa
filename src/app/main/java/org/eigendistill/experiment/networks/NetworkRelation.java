// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;

/**
 * Claim C4 in networks: whether runs whose bias lags more are less sure at the low end and gain
 * more. A correlation over arms decides nothing, hence no verdict: its sign turns with the
 * grouping, as both effects grow and then fall with the length of distillation, and lag, low end
 * and gain of a run share the noise of one training.
 */
record NetworkRelation(Table table, Evidence evidence) {
  private static final int DRAWS = 1999;

  /**
   * C4: lag against the low end and against the gain, over all runs; and, as studies differ in both
   * for reasons of their own, by ranks within each study and rate of label noise. The second was
   * added when results were known.
   */
  List<Claim> claims() {
    String all = "all students at temperatures 1 and 4 of all studies of networks";
    Table students = students();
    int n = students.rows().size();
    List<Claim> claims = new ArrayList<>(claims(students, all, Collections.nCopies(n, all)));
    claims.addAll(
        claims(
            students,
            all + ", by ranks within each study and rate of label noise",
            pairs(students, StudyColumns.LABEL_NOISE)));
    return claims;
  }

  private List<Claim> claims(Table students, String setting, List<?> groups) {
    Estimate ends = correlation(students, StudyColumns.lowOffset(EvaluationRows.TEST), groups);
    Estimate gains = correlation(students, StudyColumns.TEST_GAIN, groups);
    int n = students.rows().size();
    return List.of(
        claim(setting, "rank correlation of lag and offset at the low end", ends, n),
        claim(setting, "rank correlation of lag and test gain", gains, n));
  }

  private Claim claim(String setting, String what, Estimate found, int n) {
    return new Claim(
        PaperClaim.ONE_BIAS_TWO_EFFECTS,
        evidence.on(EvaluationRows.TEST),
        setting,
        what,
        found.value(),
        NetworkRows.ends(found),
        n,
        Claim.Support.NOT_KNOWN);
  }

  /** Students at the end of training whose lag is known. */
  private Table students() {
    List<Arm> arms = table.column(StudyColumns.ARM);
    double[] lags = table.numbers(StudyColumns.LAG);
    List<Arm> students = List.of(MainArms.STUDENT, MainArms.STUDENT_AT_1);
    return table.select(i -> students.contains(arms.get(i)) && !Double.isNaN(lags[i]));
  }

  /** Each row's study with what it has in a column. */
  private static List<List<Object>> pairs(Table rows, Column<?> column) {
    List<String> studies = rows.column(StudyColumns.STUDY);
    List<?> others = rows.column(column);
    return IntStream.range(0, studies.size())
        .mapToObj(i -> List.<Object>of(studies.get(i), others.get(i)))
        .toList();
  }

  /** Spearman's within groups, with a percentile interval by drawing pairs of study and seed. */
  private static Estimate correlation(Table students, Column<Double> measure, List<?> groups) {
    double[] x = ranks(students.numbers(StudyColumns.LAG), groups);
    double[] y = ranks(students.numbers(measure), groups);
    List<List<Object>> clusters = pairs(students, StudyColumns.SEED);
    List<List<Object>> distinct = clusters.stream().distinct().toList();
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
      draws[d] = pearson(x, y, drawn);
    }
    Arrays.sort(draws);
    List<Integer> all = IntStream.range(0, x.length).boxed().toList();
    return new Estimate(
        pearson(x, y, all), draws[(DRAWS + 1) / 40 - 1], draws[DRAWS - (DRAWS + 1) / 40]);
  }

  /** Ranks within each group, from -1/2 to 1/2. */
  private static double[] ranks(double[] values, List<?> groups) {
    double[] ranks = new double[values.length];
    for (Object group : Set.copyOf(groups)) {
      int[] own =
          IntStream.range(0, values.length).filter(i -> groups.get(i).equals(group)).toArray();
      double[] ranked =
          new NaturalRanking().rank(IntStream.of(own).mapToDouble(i -> values[i]).toArray());
      for (int i = 0; i < own.length; i++) {
        ranks[own[i]] = (ranked[i] - 0.5) / own.length - 0.5;
      }
    }
    return ranks;
  }

  private static double pearson(double[] x, double[] y, List<Integer> chosen) {
    double[] a = chosen.stream().mapToDouble(i -> x[i]).toArray();
    double[] b = chosen.stream().mapToDouble(i -> y[i]).toArray();
    return new PearsonsCorrelation().correlation(a, b);
  }
}

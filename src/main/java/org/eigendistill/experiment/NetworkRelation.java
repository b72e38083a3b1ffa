package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.eigendistill.data.Randomness;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;

/**
 * Claim C4 in networks: whether runs whose bias lags more are less sure at the low end and gain
 * more.
 */
record NetworkRelation(Table table, String source) {
  private static final String CLAIM =
      "One exaggerated bias yields both the confidence exaggeration and better generalization.";

  private static final int DRAWS = 1999;

  /** C4: over all runs of students, lag against the low end and against the gain. */
  List<Claim> claims() {
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
            CLAIM,
            setting,
            "rank correlation of lag and offset at the low end",
            ends.value(),
            NetworkRows.ends(ends),
            runs,
            verdict,
            source + ".csv"),
        new Claim(
            "C4",
            CLAIM,
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
      boolean student =
          row.get(arm).equals(NetworkClaims.STUDENT) || row.get(arm).equals("student-t1");
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
}

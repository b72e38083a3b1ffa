package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;

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
    List<Claim> claims = new ArrayList<>(claims(all, rows -> "all"));
    claims.addAll(
        claims(
            all + ", by ranks within each study and rate of label noise",
            row -> row.get(index("study")) + " " + row.get(index("label_noise"))));
    return claims;
  }

  private int index(String column) {
    return table.columns().indexOf(column);
  }

  private List<Claim> claims(String setting, Function<List<String>, String> group) {
    Estimate ends = correlation("low_offset_test", group);
    Estimate gains = correlation("test_gain", group);
    return List.of(
        claim(setting, "rank correlation of lag and offset at the low end", ends),
        claim(setting, "rank correlation of lag and test gain", gains));
  }

  private Claim claim(String setting, String what, Estimate found) {
    return new Claim(
        PaperClaim.ONE_BIAS_TWO_EFFECTS,
        evidence.on("test"),
        setting,
        what,
        found.value(),
        NetworkRows.ends(found),
        students().rows().size(),
        Claim.Support.NOT_KNOWN);
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

  /** Spearman's within groups, with a percentile interval by drawing pairs of study and seed. */
  private Estimate correlation(String measure, Function<List<String>, String> group) {
    Table rows = students();
    List<String> groups = rows.rows().stream().map(group).toList();
    double[] x = ranks(rows.numbers("lag"), groups);
    double[] y = ranks(rows.numbers(measure), groups);
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
      draws[d] = pearson(x, y, drawn);
    }
    Arrays.sort(draws);
    List<Integer> all = IntStream.range(0, x.length).boxed().toList();
    return new Estimate(
        pearson(x, y, all), draws[(DRAWS + 1) / 40 - 1], draws[DRAWS - (DRAWS + 1) / 40]);
  }

  /** Ranks within each group, from -1/2 to 1/2. */
  private static double[] ranks(double[] values, List<String> groups) {
    double[] ranks = new double[values.length];
    for (String group : Set.copyOf(groups)) {
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

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.check.Check;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.spectrum.EjmlSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of rows, classes and controls that are not what they should be. */
class ComparisonChecksTest {
  private static final int ROWS = 400;
  private static final int CLASSES = 7;

  private final List<Matrix> nets =
      new SimulatedNetworks(Randomness.of(11), ROWS, CLASSES).exchangeable(4, 0.3);
  private final int[] labels =
      IntStream.range(0, ROWS).map(i -> top(nets.get(0).plus(1, nets.get(3)), i)).toArray();

  private static int top(Matrix scores, int row) {
    return IntStream.range(0, scores.columns())
        .reduce((a, b) -> scores.get(row, b) > scores.get(row, a) ? b : a)
        .orElseThrow();
  }

  private static Matrix rows(Matrix of, IntUnaryOperator from) {
    return of.selectRows(IntStream.range(0, of.rows()).map(from).toArray());
  }

  private static StudentComparison compare(ComparedModels models) {
    return StudentComparison.of(models, ComparisonRules.USUAL, EjmlSolver::new);
  }

  private static StudentComparison compare(Matrix... models) {
    return compare(SimulatedNetworks.models(List.of(models)));
  }

  /** Probabilities of which all but the largest are rounded, and the largest is the rest of 1. */
  private static ModelScores probabilities(Matrix logits, double digits) {
    double[][] softmax = new double[logits.rows()][logits.columns()];
    for (int i = 0; i < softmax.length; i++) {
      int top = top(logits, i);
      double sum = 0;
      for (double z : logits.row(i)) {
        sum += Math.exp(z - logits.get(i, top));
      }
      double others = 0;
      for (int k = 0; k < logits.columns(); k++) {
        softmax[i][k] =
            Math.rint(digits * Math.exp(logits.get(i, k) - logits.get(i, top)) / sum) / digits;
        others += k == top ? 0 : softmax[i][k];
      }
      softmax[i][top] = 1 - others;
    }
    return ModelScores.ofProbabilities(
        RowBlocks.of(new NamedMatrix("rounded", List.of(), Matrix.ofRows(softmax))));
  }

  private static void says(StudentComparison compared, Check.Level level, String words) {
    assertThat(compared.checks())
        .as("%s: %s", level, words)
        .anyMatch(check -> check.level() == level && check.message().contains(words));
    boolean stops = level == Check.Level.stop;
    assertThat(compared.verdict() == ComparisonVerdict.NOT_COMPARABLE).isEqualTo(stops);
    if (stops) {
      assertThat(VerdictSentence.of(compared.pair())).startsWith("Not comparable: ");
    }
  }

  @Test
  void alikeNetworksPassInSilence() {
    assertThat(compare(nets.get(0), nets.get(1), nets.get(2)).checks())
        .allMatch(check -> check.level() == Check.Level.good);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void otherOrdersOfRowsAreNamed(int kind) {
    String[] names = {
      "reversed",
      "moved down by 3 rows, round the end",
      "gathered from 4 ranks",
      "spread over 8 ranks",
      "sorted by label",
      "teacher sorted by label",
      "batch and token axes exchanged"
    };
    int[] sorted = org.eigendistill.compare.estimate.Rank.order(doubles(labels));
    Matrix t = nets.get(0);
    Matrix s = nets.get(1);
    int tokens = kind == 6 ? 20 : 0;
    int[] given = labels.clone();
    switch (kind) {
      case 0 -> s = rows(s, i -> ROWS - 1 - i);
      case 1 -> s = rows(s, i -> (i + ROWS - 3) % ROWS);
      case 2 -> s = rows(s, i -> i % 100 * 4 + i / 100); // rank 0's rows, then rank 1's
      case 3 -> s = rows(s, i -> i % 8 * 50 + i / 8);
      case 4 -> s = rows(s, i -> sorted[i]);
      case 5 -> t = rows(t, i -> sorted[i]);
      default -> s = rows(s, i -> i % 20 * 20 + i / 20);
    }
    if (kind == 5) {
      given = labels; // of the student's rows
    }
    StudentComparison compared =
        compare(
            new ComparedModels(
                scores(t),
                scores(s),
                List.of(),
                tokens > 0 ? Optional.empty() : Optional.of(given),
                Optional.empty(),
                Optional.empty(),
                tokens));
    says(compared, Check.Level.stop, "The rows do not go together: agreement 0.");
    if (kind == 2 || kind == 3) {
      // one is the other's inverse where ranks times rows of each are all
      says(compared, Check.Level.stop, names[kind] + " (distributed samplers do that)");
    } else {
      says(compared, Check.Level.stop, "taken as " + names[kind]);
    }
  }

  private static double[] doubles(int... values) {
    return IntStream.of(values).asDoubleStream().toArray();
  }

  private static ModelScores scores(Matrix logits) {
    return ModelScores.ofLogits(RowBlocks.of(new NamedMatrix("net", List.of(), logits)));
  }

  @Test
  void anyOtherOrderIsNoOrder() {
    int[] order = Randomness.of(5).permutation(ROWS);
    StudentComparison compared = compare(nets.get(0), rows(nets.get(1), i -> order[i]));
    says(compared, Check.Level.stop, "Let both models predict the same examples");
    assertThat(compared.numbers()).containsEntry("row_order_found", null);
  }

  @Test
  void aTenthThatIsOutOfOrderIsNamed() {
    Matrix s = rows(nets.get(1), i -> i >= 80 && i < 120 ? 199 - i : i);
    says(
        compare(nets.get(0), s, nets.get(2)),
        Check.Level.warning,
        "Rows 81-120 do not go together with the rest.");
  }

  @Test
  void anotherOrderOfClassesIsFoundAndMended() {
    int[] names = {2, 0, 1, 3, 6, 5, 4};
    int[] columns = new int[CLASSES];
    IntStream.range(0, CLASSES).forEach(k -> columns[names[k]] = k);
    Matrix s = nets.get(1).selectColumns(columns);
    says(
        compare(nets.get(0), s),
        Check.Level.stop,
        "with the student's columns taken as 2,0,1,3,6,5,4 agreement is ");
    says(compare(nets.get(0), s), Check.Level.stop, "save student[:, [2,0,1,3,6,5,4]]");
    ComparedModels mended =
        ComparedModels.of(scores(nets.get(0)), scores(s).reordered(names), List.of());
    assertThat(compare(mended).numbers())
        .containsEntry("slope_raw", compare(nets.get(0), nets.get(1)).numbers().get("slope_raw"));
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 'were they saved after division by T = 4? Then --student-scale 4.'",
    "3, 'were the teacher''s saved after division by T = 3? Then --student-scale 0.333.'"
  })
  void logitsSavedOverATemperature(double times, String words) {
    Matrix copy = nets.get(0).plus(0.05, nets.get(1)).times(scaled(times));
    says(compare(nets.get(0), copy, nets.get(2)), Check.Level.warning, words);
  }

  private static Matrix scaled(double times) {
    return Matrix.fill(CLASSES, CLASSES, (i, j) -> i == j ? times : 0);
  }

  @Test
  void saturatedRowsAreCountedAndStopWhereTheyAreMost() {
    Matrix t = nets.get(0).times(scaled(3));
    Matrix s = nets.get(1).times(scaled(3));
    ComparedModels few = ComparedModels.of(probabilities(t, 1e5), probabilities(s, 1e5), List.of());
    ComparedModels most =
        ComparedModels.of(probabilities(t, 100), probabilities(s, 100), List.of());
    says(compare(few), Check.Level.warning, "have probabilities of 0 or 1 and are left out");
    says(compare(few), Check.Level.warning, "the most confident rows are missing. Give logits.");
    says(compare(most), Check.Level.stop, "Give logits, which are never saturated.");
  }

  /** Null, and a count, in the place of an infinite loss. */
  @Test
  void lossesThatAreInfiniteAreCounted() {
    Matrix t = nets.get(0).times(scaled(2));
    Matrix s = nets.get(1).times(scaled(2));
    int[] odd = labels.clone();
    odd[0] =
        IntStream.range(0, CLASSES)
            .reduce((a, b) -> s.get(0, b) < s.get(0, a) ? b : a)
            .orElseThrow();
    Map<String, Object> numbers =
        compare(
                ComparedModels.of(probabilities(t, 1e6), probabilities(s, 1e6), List.of())
                    .labelled(odd))
            .numbers();
    assertThat(numbers).containsEntry("kl_teacher_student", null);
    assertThat((Integer) numbers.get("rows_infinite_kl")).isPositive();
    assertThat(numbers).containsEntry("nll_student", null);
    assertThat((Integer) numbers.get("rows_infinite_nll_student")).isPositive();
    assertThat(numbers.values())
        .noneMatch(value -> value instanceof Double number && !Double.isFinite(number));
  }

  @Test
  void aRowThatCarriesTheLineIsNamed() {
    Matrix t =
        Matrix.fill(ROWS, CLASSES, (i, k) -> (i == 16 && k == 3 ? 300 : 0) + nets.get(0).get(i, k));
    Matrix s =
        Matrix.fill(ROWS, CLASSES, (i, k) -> (i == 16 && k == 3 ? 900 : 0) + nets.get(1).get(i, k));
    Matrix a =
        Matrix.fill(ROWS, CLASSES, (i, k) -> (i == 16 && k == 3 ? 300 : 0) + nets.get(2).get(i, k));
    StudentComparison compared = compare(t, s, a);
    says(compared, Check.Level.warning, "Row 17 alone has 9");
    says(compared, Check.Level.warning, "By medians the slope is 0.8");
  }

  @Test
  void controlsThatAreNone() {
    Matrix t = nets.get(0);
    Matrix s = nets.get(1);
    Matrix shifted = Matrix.fill(ROWS, CLASSES, (i, k) -> t.get(i, k) + i);
    says(compare(t, s, shifted), Check.Level.stop, "Control 1 is the teacher itself");
    says(compare(t, s, nets.get(2), s), Check.Level.stop, "Control 2 is the student itself");
    says(compare(t, s, nets.get(2), nets.get(2)), Check.Level.stop, "Control 2 is control 1");
    Matrix noise = new SimulatedNetworks(Randomness.of(7), ROWS, CLASSES).exchangeable(1, 1).get(0);
    says(compare(t, s, noise), Check.Level.stop, "The controls tell too little of the teacher");
  }

  @Test
  void controlsThatDifferMoreThanSeedsAreTakenToDo() {
    Matrix wide = nets.get(2).times(scaled(1.3));
    Matrix narrow = nets.get(3).times(scaled(0.8));
    says(
        compare(nets.get(0), nets.get(1), wide, narrow),
        Check.Level.warning,
        "Teacher and controls differ by more than is taken of seeds: by 0.2");
  }

  /** A slope over a tenth off from a whole temperature is told by how wide log-odds spread. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 'were its logits saved', 'T; else the student is that much less sure.'",
    "3.4, 'were the teacher''s logits saved', '1/T; else the student is that much more sure.'"
  })
  void logitsOfAnotherScaleAreAskedAbout(double times, String whose, String mend) {
    Matrix copy = nets.get(0).plus(0.2, nets.get(1)).times(scaled(times / 1.2));
    StudentComparison compared = compare(nets.get(0), copy, nets.get(2));
    says(compared, Check.Level.warning, whose + " after division by a temperature T?");
    says(compared, Check.Level.warning, "Then --student-scale " + mend);
    PairedComparison three =
        PairedComparison.of(
            SimulatedNetworks.paired(
                IntStream.range(0, 3)
                    .mapToObj(
                        r ->
                            List.of(
                                nets.get(r),
                                nets.get(r).plus(0.1, nets.get(3)).times(scaled(times))))
                    .toList()),
            ComparisonRules.USUAL,
            EjmlSolver::new);
    assertThat(three.checks())
        .anyMatch(check -> check.message().startsWith("Pair 3: The student's log-odds spread"));
  }

  /** Rows that are misplaced make the scale that fits less, and were divided by nothing. */
  @Test
  void misplacedRowsAreNoDivision() {
    Matrix s = rows(nets.get(0).plus(0.1, nets.get(1)), i -> i >= 160 && i < 200 ? 359 - i : i);
    StudentComparison compared = compare(nets.get(0), s, nets.get(2));
    assertThat((Double) compared.numbers().get("best_scale")).isBetween(0.45, 0.55);
    says(compared, Check.Level.warning, "do not go together with the rest.");
    assertThat(compared.checks()).noneMatch(check -> check.name().equals("scale"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aModelThatSaysTheSameOfAllRows(int model) {
    List<Matrix> given = new java.util.ArrayList<>(nets.subList(0, 3));
    Matrix of = given.get(model);
    given.set(model, Matrix.fill(ROWS, CLASSES, (i, k) -> of.get(0, k) + i % 5));
    StudentComparison compared = compare(given.toArray(Matrix[]::new));
    String[] whose = {"the teacher", "the student", "control 1"};
    says(compared, Check.Level.stop, "All rows of " + whose[model] + " are the same");
    assertThat(VerdictSentence.of(compared.pair())).contains("All rows of " + whose[model]);
    assertThat(compared.checks())
        .noneMatch(check -> check.message().contains("do not go together"));
    assertThat(compared.numbers()).containsEntry("row_order_found", null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void fewGroupsMakeNoInterval(int groups) {
    Matrix steep = nets.get(0).plus(0.1, nets.get(1)).times(scaled(1.6));
    String said = groups == 1 ? "1 group of rows" : groups + " groups of rows";
    StudentComparison one = compare(grouped(groups, nets.get(0), steep, nets.get(2), nets.get(3)));
    says(
        one,
        Check.Level.warning,
        groups == 1 ? "There is only 1 group of rows (" : "There are only " + said);
    List<ComparedModels> pairs =
        IntStream.range(0, 3)
            .mapToObj(
                r ->
                    grouped(
                        groups,
                        nets.get(r),
                        nets.get(r).plus(0.1, nets.get(3)).times(scaled(1.6)),
                        nets.get((r + 1) % 3),
                        nets.get((r + 2) % 3)))
            .toList();
    PairedComparison three = PairedComparison.of(pairs, ComparisonRules.USUAL, EjmlSolver::new);
    assertThat(VerdictSentence.of(one.pair()))
        .matches(
            "Not shown: the slope is 1\\.\\d\\d, and no interval can be made of "
                + said
                + "; it takes 5 or more\\.");
    assertThat(VerdictSentence.of(three))
        .endsWith("and no interval can be made of " + said + "; it takes 5 or more.");
    for (ComparisonResult each : List.of(one, three)) {
      assertThat(each.verdict()).isEqualTo(ComparisonVerdict.NOT_SHOWN);
      assertThat(each.numbers())
          .containsEntry("verdict_slope", "not shown")
          .containsEntry("verdict_low_end", "not shown");
      each.numbers()
          .forEach(
              (name, value) -> {
                if (name.contains("_ci9")) {
                  assertThat((List<?>) value).as(name).containsOnlyNulls();
                }
              });
      assertThat(Gate.parse("exaggerated").answer(each.numbers()).why())
          .startsWith("no interval was made");
    }
  }

  private static ComparedModels grouped(int groups, Matrix... models) {
    List<ModelScores> scores =
        java.util.Arrays.stream(models).map(ComparisonChecksTest::scores).toList();
    return new ComparedModels(
        scores.get(0),
        scores.get(1),
        scores.subList(2, scores.size()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(IntStream.range(0, ROWS).map(i -> i % groups).toArray()),
        0);
  }

  /** A slope that is not positive has no logarithm, and no percentage could have been seen. */
  @Test
  void aSlopeBelowNoneHasNoInterval() {
    Matrix turned =
        Matrix.fill(
            ROWS,
            CLASSES,
            (i, k) ->
                nets.get(1).get(i, k)
                    + (k == top(nets.get(2), i) ? -3 * nets.get(2).get(i, k) : 0));
    StudentComparison compared = compare(nets.get(0), turned, nets.get(2));
    assertThat((Double) compared.numbers().get("slope")).isNegative();
    assertThat(VerdictSentence.of(compared.pair()))
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  void aRawSlopeAboveOneIsNotSaidToBeBelow() {
    Matrix steep = nets.get(0).plus(0.1, nets.get(1)).times(scaled(1.3));
    assertThat(VerdictSentence.of(compare(nets.get(0), steep).pair()))
        .startsWith("Uncontrolled: the raw slope is 1.")
        .contains("one of an unrelated pair is the steeper")
        .doesNotContain("less than 1");
    assertThat(VerdictSentence.of(compare(nets.get(0), nets.get(1)).pair()))
        .contains("give less than 1 as well");
  }

  @Test
  void moreThanThreeTeachersHaveNoMeanOfLogarithms() {
    List<Matrix> five = new SimulatedNetworks(Randomness.of(3), ROWS, CLASSES).exchangeable(5, 0.3);
    StudentComparison compared = compare(five.toArray(Matrix[]::new));
    says(compared, Check.Level.note, "log_b is of three teachers and left out with 4");
    assertThat(compared.numbers()).doesNotContainKey("log_b");
  }

  @Test
  void tooFewRowsOrGroups() {
    Matrix t = nets.get(0).selectRows(IntStream.range(0, 29).toArray());
    Matrix s = nets.get(1).selectRows(IntStream.range(0, 29).toArray());
    says(compare(t, s), Check.Level.stop, "29 rows are left: give at least 30.");
    ComparedModels four =
        new ComparedModels(
            scores(nets.get(0)),
            scores(nets.get(1)),
            List.of(scores(nets.get(2))),
            Optional.empty(),
            Optional.empty(),
            Optional.of(IntStream.range(0, ROWS).map(i -> i % 4).toArray()),
            0);
    says(compare(four), Check.Level.warning, "There are only 4 groups of rows");
    assertThat((List<?>) compare(four).numbers().get("slope_ci95")).containsOnlyNulls();
  }

  /** A student that agrees in a third of the rows still is of these rows. */
  @Test
  void littleAgreementIsNoFault() {
    SimulatedNetworks some = new SimulatedNetworks(Randomness.of(13), 2000, 10);
    List<Matrix> far = some.exchangeable(2, 1.4);
    StudentComparison compared = compare(far.get(0), far.get(1));
    assertThat((Double) compared.numbers().get("agreement")).isLessThan(0.35);
    assertThat(compared.numbers()).containsEntry("rows_match", true);
  }
}

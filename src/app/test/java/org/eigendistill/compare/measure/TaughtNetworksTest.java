// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ThreeTeacherReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaughtNetworksTest {
  private final List<Matrix> nets = ThreeTeacherReference.nets();

  private TaughtNetworks networks(int students) {
    return new TaughtNetworks(
        nets.subList(0, 3),
        IntStream.range(0, 3)
            .mapToObj(i -> i < students ? Optional.of(nets.get(3 + i)) : Optional.<Matrix>empty())
            .toList());
  }

  /** All seventeen numbers of each block, to 1e-12; log_b_null of six pairs is 0 by algebra. */
  @ParameterizedTest
  @CsvSource({
    "'all rows, three students', 3, false, LOG_ODDS",
    "'mislabelled rows, three students', 3, true, LOG_ODDS",
    "'all rows, student 1 only', 1, false, LOG_ODDS",
    "'all rows, three students, margins', 3, false, MARGIN"
  })
  void numbersOfTheReference(
      String block, int students, boolean mislabelled, ThreeTeacherFit.Sure sure) {
    TaughtNetworks networks = networks(students);
    boolean[] where = ThreeTeacherReference.rows(mislabelled);
    ThreeTeacherFit fit = networks.fit(sure, where);
    for (String[] words : ThreeTeacherReference.block(block)) {
      String name = words[0];
      double value =
          switch (name) {
            case "rows" -> fit.rows();
            case "left_out" -> networks.rows() - fit.rows();
            case "pairs" -> fit.pairs();
            default -> words.length > 2 ? fit.estimates().get(name).value() : fit.plain().get(name);
          };
      close(name, value, words[1]);
      if (words.length > 2) {
        close(name + " error", fit.error(name), words[2]);
      }
    }
    if (!mislabelled) {
      assertThat(networks.fit(sure)).usingRecursiveComparison().isEqualTo(fit);
    }
  }

  private static void close(String name, double found, String expected) {
    double value = Double.parseDouble(expected);
    assertThat(found).as(name).isCloseTo(value, within(1e-12 * Math.abs(value) + 1e-15));
  }

  /** Numbers from NumPy: masked class and the row without a logit left out, no other code. */
  @ParameterizedTest
  @CsvSource({
    "MARGIN, 3, 1.0650900050417231, 1.0159934560423018, 1.4600154665421725 0.016985806411453485"
        + " -0.22800469638966694 8.548415098148148 0.4650511092592593 -0.10770871944444445",
    "MARGIN, 1, 1.0603134668404066, 1.017091010753889, 1.4887393287037038 0.01955603981481484"
        + " -0.2245296791666667 8.561390573148147 0.4438376824074074 -0.07887622314814811",
    "LOG_ODDS, 3, 1.0676476185694255, 1.0244738211633113, -0.8562362889550585"
        + " -0.02464923034684471 -0.3854644168957985 6.843577541683616 0.4970106131802763"
        + " -0.12335319226509685",
    "LOG_ODDS, 1, 1.062369099282635, 1.0214824763084627, -0.8271062676748046"
        + " -0.008837248350004073 -0.3917631419843651 6.868240517787186 0.4782527191817094"
        + " -0.11169387457455593"
  })
  void studentsBesideTheirOwnTeachers(
      ThreeTeacherFit.Sure sure, int students, String slope, String another, String ends) {
    String[] end = ends.split(" ");
    RawTriple raw = networks(students).raw(sure);
    close("slope", raw.slope(), slope);
    close("slope of another", raw.slopeOfAnother(), another);
    List<RawTriple.Fifth> both = List.of(raw.fifths().get(0), raw.fifths().get(4));
    for (int e = 0; e < 2; e++) {
      close("teacher", both.get(e).teacher(), end[3 * e]);
      close("student", both.get(e).student(), end[3 * e + 1]);
      close("another", both.get(e).another(), end[3 * e + 2]);
    }
  }

  /** Few rows have no line; one that is equally sure of all has no slope. */
  @Test
  void aLineThatIsNotKnown() {
    Matrix level = Matrix.fill(12, 3, (i, k) -> k == i % 3 ? 1 : 0);
    Matrix other = Matrix.fill(12, 3, (i, k) -> i + k * k);
    List<Optional<Matrix>> one = List.of(Optional.of(other), Optional.empty(), Optional.empty());
    RawTriple flat =
        new TaughtNetworks(List.of(level, other, other), one).raw(ThreeTeacherFit.Sure.MARGIN);
    assertThat(flat.slope()).isNaN();
    assertThat(flat.fifths()).hasSize(5);
    List<Matrix> few = Stream.of(level, other, other).map(z -> z.selectRows(0, 1, 2)).toList();
    RawTriple none =
        new TaughtNetworks(
                few, List.of(Optional.of(few.get(1)), Optional.empty(), Optional.empty()))
            .raw(ThreeTeacherFit.Sure.MARGIN);
    assertThat(none.slope()).isNaN();
    assertThat(none.fifths()).isEmpty();
  }

  /** A seventh of the rows: the first, and the one six sevenths down. */
  @Test
  void aSampleIsSpreadOverAllRows() {
    List<double[]> seven = networks(3).sample(ThreeTeacherFit.Sure.MARGIN, 7);
    assertThat(seven).hasSize(7);
    assertThat(seven.get(0)[0]).isCloseTo(1.856477, within(1e-12));
    assertThat(seven.get(0)[1]).isCloseTo(-0.44144099999999975, within(1e-12));
    assertThat(seven.get(0)[2]).isCloseTo(-1.4779768888888887, within(1e-12));
    assertThat(seven.get(6)[0]).isCloseTo(2.7302162222222224, within(1e-12));
    assertThat(networks(1).sample(ThreeTeacherFit.Sure.MARGIN, 9999)).hasSize(600);
  }

  @Test
  void whatIsNoReplicateIsRefused() {
    List<Optional<Matrix>> none = List.of(Optional.empty(), Optional.empty(), Optional.empty());
    List<Optional<Matrix>> one =
        List.of(Optional.of(nets.get(3)), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> new TaughtNetworks(nets.subList(0, 2), one))
        .hasMessage("2 teachers with 3 students, where 3 of each have a place");
    assertThatThrownBy(() -> new TaughtNetworks(nets.subList(0, 3), none))
        .hasMessage("none of the teachers has a student");
    Matrix fewer = nets.get(2).selectColumns(0, 1, 2);
    assertThatThrownBy(() -> new TaughtNetworks(List.of(nets.get(0), nets.get(1), fewer), one))
        .hasMessage("600 rows of 3 classes beside 600 of 10");
    assertThatThrownBy(() -> networks(3).fit(ThreeTeacherFit.Sure.MARGIN, new boolean[600]))
        .hasMessage("no row has two classes of which all networks tell");
  }
}

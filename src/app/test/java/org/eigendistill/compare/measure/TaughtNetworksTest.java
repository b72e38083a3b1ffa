// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

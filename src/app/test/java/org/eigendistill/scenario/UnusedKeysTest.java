// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.scenario.reference.ReferenceNumber;
import org.eigendistill.scenario.reference.ReferenceNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are known and that nothing takes are told. */
class UnusedKeysTest {
  private static final String FILE =
      """
      scenario: small
      params: {l: 1.0}
      world: {covariance: {identity: 3}, signal: {values: [1]}, noise: 0.5}
      rows: {A: {count: 8}}
      models:
        teacher: {fit: {procedure: ridge, penalty: $l}, data: [{rows: A, labels: [{of: truth}]}]}
      report: {of: [teacher], REPORT}
      """;

  private static List<String> unused(String text) {
    return ScenarioFile.of(text, "small.yaml", Path.of("")).unused();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "how: limit, draws: 9    | 'draws' is not used: it goes with how: average, and here is how: limit.",
        "how: limit, seed: 9     | 'seed' is not used: it goes with how: exact or average, and here is how: limit.",
        "how: exact, draws: 9    | 'draws' is not used: it goes with how: average, and here is how: exact.",
        "how: average, nodes: 9  | 'nodes' is not used: it goes with how: limit, and here is how: average.",
        "how: exact, minimise: teacher | 'minimise' is not used: it goes with best, and here is none."
      })
  void aKeyThatGoesWithAnother(String report, String why) {
    assertThat(unused(FILE.replace("REPORT", report))).containsExactly("report: " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "how: average, draws: 9, seed: 2",
        "how: limit, nodes: 9",
        "how: exact, seed: 2",
        "how: exact, minimise: teacher, best: {l: {scale: log, from: 0.1, to: 10}}"
      })
  void aKeyThatIsUsed(String report) {
    assertThat(unused(FILE.replace("REPORT", report))).isEmpty();
  }

  @Test
  void aParameterThatStandsNowhere() {
    assertThat(unused(FILE.replace("REPORT", "how: exact").replace("$l", "1")))
        .containsExactly("params: 'l' is not used: no number of the file is $l or 1-$l.");
  }

  /** What comes with the program gives nothing in vain. */
  @Test
  void allThatComesWithTheProgramIsUsed() {
    for (String name :
        ReferenceNumbers.all().stream().map(ReferenceNumber::scenario).distinct().toList()) {
      assertThat(ScenarioFile.read(name).unused()).as(name).isEmpty();
    }
  }
}

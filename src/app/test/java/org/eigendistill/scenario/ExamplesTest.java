// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every example says what it shows; the number that it is there for is a row of all numbers. */
class ExamplesTest {
  @Test
  void eachSaysWhatItShows() {
    assertThat(Examples.names()).hasSize(31).doesNotHaveDuplicates();
    for (String name : Examples.names()) {
      assertThat(Examples.text(name)).startsWith("# ").contains("scenario: " + name + "\n");
      assertThat(ScenarioFile.read(name).name()).isEqualTo(name);
    }
  }
}

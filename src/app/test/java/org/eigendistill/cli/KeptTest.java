// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a run that is interrupted says it keeps is what it keeps. */
class KeptTest {
  private static String kept(String... words) {
    return ((BrokenOff.Keeps)
            RootCommand.commandLine(words).parseArgs(words).subcommand().commandSpec().userObject())
        .kept();
  }

  @Test
  void networksWhereSuchAreTrainedAndKept() {
    String networks = "networks of the long studies that had been trained are kept in";
    assertThat(kept("reproduce", "--full")).contains(networks);
    assertThat(kept("reproduce", "--only", "networks")).contains(networks);
    assertThat(kept("reproduce", "--only", "bias-curves,networks", "--runs", "store"))
        .contains(networks + " store,");
    // Linear figures, and networks that are trained anew each time.
    for (String id : new String[] {"bias-curves", "atlas", "networks-small"}) {
      assertThat(kept("reproduce", "--only", id)).isEqualTo(BrokenOff.NOTHING);
      assertThat(kept("reproduce", "--full", "--only", id)).isEqualTo(BrokenOff.NOTHING);
    }
    assertThat(kept("reproduce")).startsWith(BrokenOff.NOTHING).endsWith("computes a part.");
    assertThat(kept("neural", "--study", "dose", "--out", "net")).contains("kept in net/runs,");
  }
}

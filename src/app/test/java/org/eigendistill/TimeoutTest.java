// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every test has a limit of time without asking for one. */
class TimeoutTest {
  /** JUnit gives a thread of its own only to a test that has a limit. */
  @Test
  void testsRunInThreadsThatCanBeGivenUp() {
    assertThat(Thread.currentThread().getName()).startsWith("junit-timeout-thread");
  }
}

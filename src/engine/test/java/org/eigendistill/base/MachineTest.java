// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put on record of a machine. */
class MachineTest {
  @ParameterizedTest
  @CsvSource({
    "fpu sse2 sse4_2 avx f16c avx2 avx512f avx512bw, AVX-512",
    "fpu sse2 sse4_2 avx f16c avx2 bmi2, AVX2",
    "fpu sse2 sse4_2 avx f16c, AVX",
    "fpu sse2 sse4_2, SSE4.2"
  })
  void theWidestSetIsNamed(String flags, String set) {
    List<String> lines = List.of("processor\t: 0", "model name\t: Some CPU", "flags\t\t: " + flags);
    Machine machine = Machine.of(lines, Map.of());
    assertThat(machine.processor()).isEqualTo("Some CPU");
    assertThat(machine.instructions()).isEqualTo(set);
  }

  @Test
  void whatHoldsLibrariesBelowItIsNamed() {
    assertThat(
            Machine.of(List.of("flags: avx2"), Map.of("MKL_CBWR", "COMPATIBLE", "HOME", "/home/me"))
                .instructions())
        .isEqualTo("AVX2, MKL_CBWR=COMPATIBLE");
  }

  @Test
  void whereTheSystemDoesNotTell() {
    Machine machine = Machine.of(List.of(), Map.of());
    assertThat(machine.processor()).isEqualTo(System.getProperty("os.arch"));
    assertThat(machine.instructions()).isEqualTo(System.getProperty("os.arch"));
  }
}

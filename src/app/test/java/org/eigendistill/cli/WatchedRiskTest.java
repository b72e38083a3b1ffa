// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Part;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;
import org.junit.jupiter.api.Test;

/** A search for optima and a map tell of their work from the first to the last of it. */
class WatchedRiskTest {
  private static final double[] EIGENVALUES = {1, 0.3, 0.1};

  @Test
  void aSearchTellsHowFarItIsAndFindsTheSame() {
    RiskForm form = SpectralProblem.aligned(EIGENVALUES, 1, 1, 6).inSample();
    List<Long> told = new ArrayList<>();
    Optima watched =
        Optima.of(WatchedRisk.of(form, (task, done, total) -> told.add(done)), GradientFlow.of());
    Optima plain = Optima.of(form, GradientFlow.of());
    assertThat(told).containsExactly(0L);
    assertThat(watched.bestTeacher()).isEqualTo(plain.bestTeacher());
    int ofTeachers = told.size();
    assertThat(watched.bestStudent()).isEqualTo(plain.bestStudent());
    assertThat(watched.bestImitation()).isEqualTo(plain.bestImitation());
    assertThat(ofTeachers).isGreaterThan(2);
    assertThat(told).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(ofTeachers + 100);
  }

  @Test
  void aMapTellsOfItsGridItsCellsAndItsTheorems() {
    List<String> told = new ArrayList<>();
    new RiskMap(GradientFlow.of(), EIGENVALUES, 6, 3)
        .of(
            Part.WHOLE,
            (task, done, total) -> {
              synchronized (told) {
                assertThat(done).isBetween(0L, total);
                told.add(task);
              }
            });
    assertThat(told.stream().distinct())
        .containsExactly("grid of the map", "map", "theorems of the map");
    assertThat(told.stream().filter("grid of the map"::equals)).hasSizeGreaterThan(50);
    assertThat(told.stream().filter("map"::equals)).hasSize(1 + 3 * 3);
  }
}

package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eigendistill.theorem.statement.Atlas;
import org.junit.jupiter.api.Test;

class AtlasCriterionTest {
  @Test
  void x() {
    long t = System.nanoTime();
    List<AtlasCriterion> all = AtlasCriterion.all(Atlas.full());
    System.out.println((System.nanoTime() - t) / 1e9);
    for (AtlasCriterion a : all)
      System.out.printf(
          "%-50s %s %s %.3g %s%s%n",
          a.statement().id(),
          a.statement().recorded(),
          a.onGrid(),
          a.slack(),
          a.line(),
          a.agrees() ? "" : " <<<<<");
    assertThat(all).hasSize(196);
  }
}

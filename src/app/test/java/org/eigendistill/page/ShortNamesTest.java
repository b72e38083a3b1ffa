// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  @Test
  void whatFitsStays() {
    assertThat(ShortNames.of(List.of("fc.weight", "conv.weight")))
        .containsExactly("fc.weight", "conv.weight");
  }

  @Test
  void whatAllHaveInCommonGoes() {
    assertThat(
            ShortNames.of(
                List.of(
                    "bert.encoder.layer.0.attention.self.query.weight",
                    "bert.encoder.layer.0.attention.self.key.weight",
                    "bert.encoder.layer.11.output.dense.weight")))
        .containsExactly("0.attention.self.query", "0.attention.self.key", "11.output.dense");
  }

  @Test
  void aMiddleGoesAndNamesStayApart() {
    String one = "features.denseblock1.denselayer1.conv1.weight";
    assertThat(ShortNames.of(one))
        .hasSize(ShortNames.MOST)
        .startsWith("features.d")
        .endsWith("v1.weight");
    List<String> alike =
        ShortNames.of(
            List.of(
                "same-beginning-AAAA-and-the-same-end", "same-beginning-BBBB-and-the-same-end"));
    assertThat(alike).doesNotHaveDuplicates().allMatch(name -> name.length() <= ShortNames.MOST);
    assertThat(ShortNames.of(List.of("a.b", "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p")))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }
}

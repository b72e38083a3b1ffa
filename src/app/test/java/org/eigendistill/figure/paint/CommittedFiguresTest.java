// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the report, drawn from its committed table. */
class CommittedFiguresTest {
  /** By experiment; each is made once for all tests. */
  private static final Map<String, Figure> FIGURES = new LinkedHashMap<>();

  static Set<String> drawn() {
    if (FIGURES.isEmpty()) {
      for (Experiment experiment : CommittedTables.experiments()) {
        experiment
            .figure(CommittedTables.table(experiment))
            .ifPresent(figure -> FIGURES.put(experiment.id(), figure));
      }
    }
    return FIGURES.keySet();
  }

  private static Figure figure(String id) {
    return FIGURES.get(id);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void textIsWholeAndApart(String id) {
    TextPlacesTest.check(figure(id));
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void itSaysWhatItShows(String id) {
    assertThat(figure(id).caption().toString()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void fontsAreInsideAndOnlyMapsArePixels(String id) throws Exception {
    Path file = Path.of("figures", id + ".pdf");
    boolean map =
        figure(id).panels().stream()
            .flatMap(panel -> panel.layers().stream())
            .anyMatch(layer -> layer instanceof HeatMap || layer instanceof Density);
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      check(document.getPage(0).getResources(), map || hasBar(id));
    }
  }

  /** A colour bar is a little heat map. */
  private static boolean hasBar(String id) {
    return figure(id).panels().stream().anyMatch(panel -> panel.key().isPresent());
  }

  private static void check(PDResources resources, boolean mayHoldPixels) throws Exception {
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      assertThat(font.isEmbedded()).as(font.getName()).isTrue();
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject inner = resources.getXObject(name);
      if (inner instanceof PDImageXObject) {
        assertThat(mayHoldPixels).as("an image in a figure without a map").isTrue();
      } else if (inner instanceof PDFormXObject form && form.getResources() != null) {
        check(form.getResources(), mayHoldPixels);
      }
    }
  }
}

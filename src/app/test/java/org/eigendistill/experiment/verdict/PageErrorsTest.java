// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.experiment.PageHypothesis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the page's rules err where there is nothing, and find what there is. */
class PageErrorsTest {
  private static final int ROWS = Integer.getInteger("page.rows", 300);
  private static final List<SimulatedPage.World> WORLDS =
      Stream.of(System.getProperty("page.worlds", "EXCHANGEABLE").split(","))
          .map(SimulatedPage.World::valueOf)
          .toList();
  private static final int STUDIES = Integer.getInteger("page.studies", 12);

  private static final Path FOLDER = folder();

  /** Whether studies that are not in the folder are left out, for a look at rules. */
  private static final boolean ONLY_KEPT = Boolean.getBoolean("page.kept");

  /** Whether seeds are taken to have training rows of their own in all studies, as they have. */
  private static final boolean OWN_ROWS = !Boolean.getBoolean("page.shared");

  /** Of 200 studies without any effect; of fewer, what as rare a chance leaves. */
  private static final int MOST = STUDIES < 100 ? 3 : 18;

  /** A folder to keep what was drawn, where one is named. */
  private static Path folder() {
    try {
      String named = System.getProperty("page.folder");
      return named == null ? Files.createTempDirectory("pages") : Path.of(named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts over simulated studies, of one hypothesis. */
  static final class Count {
    int yes;
    int opposite;
    int none;
    int cells;
    int yesCells;
    int noneCells;
    int known;
    int single;
    int holds;
    int other;
    int differs;

    void add(HypothesisVerdict verdict) {
      int before = yesCells;
      boolean isOpposite = false;
      for (CellVerdict cell : verdict.cells()) {
        cells++;
        known += Double.isNaN(cell.p()) ? 0 : 1;
        single += cell.p() <= CellVerdict.LEVEL ? 1 : 0;
        yesCells += cell.word() == CellVerdict.Word.YES ? 1 : 0;
        noneCells += cell.word() == CellVerdict.Word.NONE_OF_THIS_SIZE ? 1 : 0;
        isOpposite |= cell.word() == CellVerdict.Word.OPPOSITE;
      }
      yes += yesCells > before ? 1 : 0;
      opposite += isOpposite ? 1 : 0;
      add(verdict.conclusion());
    }

    void add(HypothesisVerdict.Conclusion conclusion) {
      switch (conclusion) {
        case HOLDS -> holds++;
        case OPPOSITE -> other++;
        case DIFFERS_BETWEEN_CELLS -> differs++;
        case NONE_OF_THIS_SIZE -> none++;
        case NOT_KNOWN -> {}
      }
    }
  }

  static Map<PageHypothesis, Count> count(SimulatedPage.World world, int studies, int rows) {
    Map<PageHypothesis, Count> counts = new EnumMap<>(PageHypothesis.class);
    for (PageHypothesis hypothesis : PageHypothesis.values()) {
      counts.put(hypothesis, new Count());
    }
    IntStream.range(0, studies)
        .parallel()
        .filter(number -> !ONLY_KEPT || SimulatedPage.isKept(world, number, rows, FOLDER))
        .forEach(
            number -> {
              SimulatedPage page =
                  SimulatedPage.of(world, number, rows, false, FOLDER).withoutRowErrors(OWN_ROWS);
              boolean isDecided =
                  counts.keySet().stream()
                      .filter(h -> h != PageHypothesis.H5)
                      .flatMap(h -> verdict(page, h).cells().stream())
                      .anyMatch(c -> c.adjusted() <= CellVerdict.LEVEL);
              SimulatedPage whole =
                  isDecided
                      ? SimulatedPage.of(world, number, rows, true, FOLDER)
                          .withoutRowErrors(OWN_ROWS)
                      : page;
              synchronized (counts) {
                counts.forEach(
                    (hypothesis, count) -> {
                      if (hypothesis == PageHypothesis.H5) {
                        count.add(InteractionVerdict.of(whole).conclusion());
                      } else {
                        count.add(verdict(whole, hypothesis));
                      }
                    });
              }
            });
    return counts;
  }

  private static HypothesisVerdict verdict(CellNumbers numbers, PageHypothesis hypothesis) {
    return HypothesisVerdict.of(hypothesis, new PageFamilies(numbers).of(hypothesis));
  }

  static String table(Map<PageHypothesis, Count> counts) {
    StringBuilder table =
        new StringBuilder(
            "| hypothesis | any yes | any opposite | cells with p | p <= .05 before Holm | cells yes | cells none of this size | holds | opposite | differs | none of this size |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    counts.forEach(
        (h, c) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d of %d | %d | %d | %d | %d | %d |%n",
                    h,
                    c.yes,
                    c.opposite,
                    c.known,
                    c.single,
                    c.yesCells,
                    c.cells,
                    c.noneCells,
                    c.holds,
                    c.other,
                    c.differs,
                    c.none)));
    return table.toString();
  }

  @Test
  @Tag("slow")
  void studiesWithoutAnEffectHaveFewYes() {
    for (SimulatedPage.World world : WORLDS) {
      Map<PageHypothesis, Count> counts = count(world, STUDIES, ROWS);
      System.out.println(world + "\n" + table(counts));
      counts.forEach(
          (hypothesis, count) -> {
            assertThat(count.yes).as(world + " " + hypothesis).isLessThanOrEqualTo(MOST);
            assertThat(count.opposite).as(world + " " + hypothesis).isLessThanOrEqualTo(MOST);
          });
    }
  }

  @Test
  @Tag("slow")
  void effectsOfThePilotsSizeAreFound() {
    Map<PageHypothesis, Count> counts =
        count(SimulatedPage.World.EFFECT, Math.max(2, STUDIES / 10), ROWS);
    System.out.println(table(counts));
    assertThat(counts.get(PageHypothesis.H3).holds).isPositive();
  }
}

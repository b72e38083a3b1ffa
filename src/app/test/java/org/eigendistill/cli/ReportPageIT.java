// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed pages in a browser, where Chromium is installed: light, dark and on a phone. */
class ReportPageIT {
  @TempDir private static Path shared;

  @TempDir private Path folder;

  /** What one browser found of all pages at once, by how they are looked at. */
  private static final Map<Browser.View, List<Browser.Sight>> SEEN =
      new EnumMap<>(Browser.View.class);

  @BeforeAll
  static void browserIsInstalled() {
    Wanted.program(Browser.PROGRAM);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> books = Files.list(Path.of("notebooks-export"))) {
      return Stream.concat(
              Stream.of(Path.of("figures", "report.html")),
              books.filter(p -> p.toString().endsWith(".html")).sorted())
          .toList();
    }
  }

  static List<Arguments> sights() throws IOException {
    List<Arguments> sights = new ArrayList<>();
    for (Browser.View view : Browser.View.values()) {
      for (Path page : pages()) {
        sights.add(Arguments.of(page, view));
      }
    }
    return sights;
  }

  @ParameterizedTest
  @MethodSource("sights")
  void everyReaderCanReadIt(Path page, Browser.View view) throws Exception {
    List<Path> pages = pages();
    if (!SEEN.containsKey(view)) {
      SEEN.put(view, Browser.open(pages, view, shared));
    }
    ReadablePage.check(SEEN.get(view).get(pages.indexOf(page)), view);
  }

  /** Long tables are sorted and searched. */
  @Test
  void tablesAnswer() throws Exception {
    JsonNode found =
        asked(
            Browser.View.LIGHT,
            """
                const table = [...document.querySelectorAll("table.stack")].find(t => t.querySelector("td.number") && t.tBodies[0].rows.length > 20);
                const at = table.querySelector("td.number").cellIndex;
                const column = () => [...table.tBodies[0].rows].map(row => value(row, at)).filter(v => typeof v === "number");
                const head = table.tHead.rows[0].cells[at];
                head.querySelector("button").click();
                const up = column();
                head.querySelector("button").click();
                const down = column();
                const input = table.closest(".wide").previousElementSibling.querySelector("input");
                const list = table.closest(".wide").previousElementSibling.previousElementSibling.querySelector("select");
                list.value = `${at} ascending`;
                list.dispatchEvent(new Event("change"));
                const chosen = column();
                head.querySelector("button").click();
                const word = table.tBodies[0].rows[3].cells[0].textContent;
                input.value = word;
                input.dispatchEvent(new Event("input"));
                const shown = [...table.tBodies[0].rows].filter(row => !row.hidden);
                found({ up, down, chosen, all: table.tBodies[0].rows.length, shown: shown.length, right: shown.every(row => row.textContent.toLowerCase().includes(word.toLowerCase())),
                  sort: head.getAttribute("aria-sort"), copies: document.querySelectorAll("button.copy").length });
            """);
    List<Double> down = numbers(found.get("down"));
    assertThat(numbers(found.get("up"))).hasSizeGreaterThan(5).isSorted();
    assertThat(down).isSortedAccordingTo(Comparator.reverseOrder());
    // on a phone a list stands for the head
    assertThat(found.get("chosen")).isEqualTo(found.get("up"));
    assertThat(found.get("sort").textValue()).isEqualTo("descending");
    assertThat(found.get("shown").intValue()).isBetween(1, found.get("all").intValue() - 1);
    assertThat(found.get("right").booleanValue()).isTrue();
    assertThat(found.get("copies").intValue()).isGreaterThan(20);
  }

  /** In the middle of a panel whose axes run from 0 to 1 and to 10 stand one half and 5. */
  @Test
  void valuesUnderThePointer() throws Exception {
    JsonNode found =
        asked(
            Browser.View.LIGHT,
            """
            const svg = document.querySelector("#bias-curves svg");
            const [x, y, w, h] = JSON.parse(svg.dataset.places).panels[1].area;
            const at = new DOMPoint(x + w / 2, y + h / 2).matrixTransform(svg.getScreenCTM());
            const move = (x, y) => svg.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, bubbles: true }));
            move(at.x, at.y);
            const said = document.querySelector("#bias-curves .under").textContent;
            move(svg.getBoundingClientRect().left + 1, at.y);
            found({ said, gone: document.querySelector("#bias-curves .under") === null, parts: document.querySelectorAll("svg.part").length });
            """);
    assertThat(found.get("said").textValue())
        .isEqualTo("gain along direction 1: 0.5, gain of teacher / student: 5");
    assertThat(found.get("gone").booleanValue()).isTrue();
    assertThat(found.get("parts").intValue()).isZero();
  }

  /** On a phone panels stand one under the other, each as wide as the screen lets it be. */
  @Test
  void panelsAreStackedOnAPhone() throws Exception {
    JsonNode found =
        asked(
            Browser.View.PHONE,
            """
            const card = document.querySelector("#bias-curves .card");
            const parts = [...card.querySelectorAll("svg.part")].map(part => part.getBoundingClientRect());
            found({ widths: parts.map(box => box.width), tops: parts.map(box => box.top), scrolls: card.scrollWidth - card.clientWidth,
              drawn: [...card.querySelectorAll("svg.part use")].map(use => use.getBoundingClientRect().width),
              keys: [...card.querySelectorAll(".legend svg")].map(key => key.getBoundingClientRect().right), said: said(card.querySelectorAll("svg.part")[1]),
              stroke: getComputedStyle(card.querySelector("svg.part")).stroke, leaning: document.querySelectorAll("#where-it-pays svg.part").length,
              rows: shown() });

            function said(part) {
              const box = part.getBoundingClientRect();
              for (let x = box.left; x < box.right; x += 5) {
                part.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: box.top + box.height / 2, bubbles: true }));
                const under = document.querySelector("#bias-curves .under");
                if (under !== null) return under.textContent;
              }
              return "";
            }
            function shown() {
              const table = document.querySelector("table.stack");
              const input = table.closest(".wide").previousElementSibling.querySelector("input");
              input.value = table.tBodies[0].rows[0].cells[0].textContent;
              input.dispatchEvent(new Event("input"));
              return [...table.tBodies[0].rows].filter(row => row.hidden && row.getBoundingClientRect().height > 0).length;
            }
            """);
    List<Double> widths = numbers(found.get("widths"));
    assertThat(widths).hasSize(3).allMatch(width -> width > 250 && width < 390);
    assertThat(numbers(found.get("tops"))).isSorted().doesNotHaveDuplicates();
    assertThat(found.get("scrolls").intValue()).isZero();
    assertThat(numbers(found.get("drawn"))).allMatch(width -> width > 250);
    assertThat(numbers(found.get("keys"))).hasSizeGreaterThan(5).allMatch(right -> right <= 390);
    assertThat(found.get("said").textValue()).startsWith("gain along direction 1: 0");
    // what a drawing inherits from its whole, its parts have too: black lines among it
    assertThat(found.get("stroke").textValue()).isEqualTo("rgb(0, 0, 0)");
    // maps that share a colour bar stay together
    assertThat(found.get("leaning").intValue()).isZero();
    assertThat(found.get("rows").intValue()).isZero();
  }

  /** On paper the page is light, however dark the screen. */
  @Test
  void paperIsWhite() throws Exception {
    Path pdf = Browser.print(Path.of("figures", "report.html"), folder);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      BufferedImage first = new PDFRenderer(document).renderImageWithDPI(0, 36);
      int[] pixels =
          first.getRGB(0, 0, first.getWidth(), first.getHeight(), null, 0, first.getWidth());
      assertThat(Arrays.stream(pixels).filter(rgb -> (rgb & 0xFFFFFF) == 0xFFFFFF).count())
          .isGreaterThan(pixels.length / 2);
    }
  }

  private JsonNode asked(Browser.View view, String script) throws Exception {
    String html =
        Files.readString(Path.of("figures", "report.html"))
            .replace(
                "</body>", "<script>document.documentElement.dataset.ready = 1;</script></body>");
    return ServedPage.open(html, "", view, script, folder).measured();
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> all = new ArrayList<>();
    list.forEach(each -> all.add(each.doubleValue()));
    return all;
  }

  @Test
  void faultsAreSeen() throws Exception {
    Path page = folder.resolve("faulty.html");
    Files.writeString(
        page,
        """
        <html><head><link rel="icon" href="data:,"></head>
        <body style="background: #ffffff"><p style="color: #999999; width: 3000px">pale and wide</p>
        <img src="https://example.org/missing.png"><h2>second</h2>
        <script>console.error("a fault")</script></body></html>
        """);
    Browser.Sight sight = Browser.open(page, Browser.View.LIGHT, folder);
    JsonNode found = sight.measured();
    assertThat(sight.console()).isNotEmpty();
    assertThat(found.get("loaded").get(0).textValue()).contains("example.org");
    assertThat(found.get("language").textValue()).isEmpty();
    assertThat(found.get("headings").get(0).intValue()).isEqualTo(2);
    assertThat(found.get("pictures").get(0).get("name").textValue()).isEmpty();
    assertThat(found.findValuesAsText("contrast"))
        .anyMatch(contrast -> Double.parseDouble(contrast) < ReadablePage.CONTRAST);
    assertThat(found.get("wide")).isNotEmpty();
  }
}

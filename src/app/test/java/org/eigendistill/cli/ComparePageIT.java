// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eigendistill.base.Matrix;
import org.eigendistill.compare.ReferenceCases;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.NpzFile;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

/** The page of compare in a browser, where Chromium is installed, and what is on it. */
class ComparePageIT {
  private static final int MOST_BYTES = 1_000_000;
  private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg\\s*>", Pattern.DOTALL);

  @TempDir private Path folder;

  @BeforeAll
  static void browserIsInstalled() {
    Wanted.program(Browser.PROGRAM);
  }

  private static String file(String name, String file) {
    return ReferenceCases.file(name, file).toString();
  }

  private Path page(int exit, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("compare", "--out", "out"));
    all.addAll(List.of(words));
    Jar.Run run = InProcess.run(folder, all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    Path page = folder.resolve("out/compare.html");
    assertThat(Files.size(page)).isLessThan(MOST_BYTES);
    return page;
  }

  private Path ofOnePair() throws Exception {
    Random random = new Random(1);
    for (String name : List.of("t.npz", "s.npz", "m.npz")) {
      int rows = name.equals("m.npz") ? 12 : 9;
      new NpzFile()
          .with("fc1.weight", Matrix.fill(rows, 12, (i, j) -> i == j ? 13 - i : 0))
          .with("fc2.weight", Matrix.fill(rows, 12, (i, j) -> i == j ? 1 + random.nextDouble() : 0))
          .write(folder.resolve(name));
    }
    return page(
        0,
        "--teacher",
        file("d1", "t.npy"),
        "--student",
        file("d1", "s.npy"),
        "--control",
        file("d1", "a.npy"),
        "--control",
        file("d1", "b.npy"),
        "--labels",
        file("d1", "y.npy"),
        "--teacher-layers",
        "t.npz",
        "--student-layers",
        "s.npz",
        "--layer-moments",
        "m.npz");
  }

  @ParameterizedTest
  @EnumSource(Browser.View.class)
  void onePairWithAllPanels(Browser.View view) throws Exception {
    Path page = ofOnePair();
    ReadablePage.check(page, view, folder);
    if (view != Browser.View.LIGHT) {
      return;
    }
    String html = Files.readString(page);
    assertThat(html)
        .contains(
            "<h1>Exaggerated: ", ">Accuracy gap<", ">Agreement<", ">Slope<", ">Copied errors<")
        .containsSubsequence(
            "Difference against mean",
            "<h2>Slopes",
            "<h2>Reliability",
            "<h2>Where they disagree",
            "<h2>Layers",
            "<h2>Numbers");
    // the letters of a picture can spell anything
    assertThat(html.replaceAll("base64,[^\"]*", "")).doesNotContain("NaN");
    // what is saved is a drawing by itself
    Matcher drawings = DRAWING.matcher(html);
    int count = 0;
    while (drawings.find()) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      assertThat(
              factory
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(drawings.group())))
                  .getDocumentElement()
                  .getNamespaceURI())
          .isEqualTo("http://www.w3.org/2000/svg");
      count++;
    }
    assertThat(count).isEqualTo(5);
  }

  @Test
  void severalPairsOnATelephone() throws Exception {
    List<String> words = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      words.addAll(List.of("--pair", file("d4", "t" + r + ".npy"), file("d4", "s" + r + ".npy")));
    }
    Path page = page(0, words.toArray(String[]::new));
    assertThat(page).content().contains("4 pairs of teacher");
    ReadablePage.check(page, Browser.View.PHONE, folder);
  }

  @Test
  void afterAStopThereAreNoPanels() throws Exception {
    Path page = page(5, "--teacher", file("d7", "t.npy"), "--student", file("d7", "s.npy"));
    assertThat(page)
        .content()
        .contains("no number below is to be believed")
        .doesNotContain("Difference against mean", "class=\"tile\"");
    ReadablePage.check(page, Browser.View.DARK, folder);
  }

  /** Many rows are counted in cells, so that the page stays small; odd names are only text. */
  @Test
  void manyRowsMakeNoLargePage() throws Exception {
    Random random = new Random(2);
    Matrix base = Matrix.fill(20_000, 5, (i, j) -> 6 * random.nextGaussian());
    for (String name : List.of("a<b>&'c.npy", "s.npy")) {
      try (NpyWriter writer = NpyWriter.open(folder.resolve(name), base.rows(), 5)) {
        writer.append(
            Matrix.fill(base.rows(), 5, (i, j) -> base.get(i, j) + 3 * random.nextGaussian()));
      }
    }
    Path page = page(0, "--teacher", "a<b>&'c.npy", "--student", "s.npy");
    assertThat(page).content().contains("a&lt;b&gt;&amp;").doesNotContain("a<b>");
  }
}

package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed pages in a real browser, on a desk and on a phone, where Chromium is installed. */
@EnabledIf("browserIsInstalled")
class PageIT {
  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--allow-file-access-from-files",
          "--enable-logging=stderr",
          "--virtual-time-budget=4000");
  private static final int SECONDS = 120;

  @TempDir private Path folder;

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> list = Files.list(Path.of("notebooks-export"))) {
      List<Path> all = new ArrayList<>(List.of(Path.of("figures", "report.html")));
      list.filter(p -> p.toString().endsWith(".html")).sorted().forEach(all::add);
      return all.stream();
    }
  }

  static boolean browserIsInstalled() {
    return Installed.onPath("chromium");
  }

  /**
   * A page of this test's own shows the page in a frame, and says by how much it is wider than the
   * frame, how many drawings and chief headings are in it, and how much was asked of the network.
   */
  @ParameterizedTest
  @MethodSource("pages")
  void nothingFailsAndNothingStandsOut(Path page) throws Exception {
    for (int width : new int[] {390, 1280}) {
      Path frame = folder.resolve("frame" + width + ".html");
      Files.writeString(
          frame,
          """
          <!DOCTYPE html><title>waiting</title>
          <iframe id="f" style="width:%dpx;height:800px;border:0" src="%s"></iframe>
          <script>
          document.getElementById("f").onload = () => {
            const w = document.getElementById("f").contentWindow, d = w.document;
            const asked = w.performance.getEntriesByType("resource")
                .map(e => e.name).filter(n => !n.startsWith("data:"));
            document.title = "over " + (d.documentElement.scrollWidth - d.documentElement.clientWidth)
                + " drawings " + d.querySelectorAll("svg, img").length
                + " headings " + d.querySelectorAll("h1").length
                + " asked " + asked.length;
          };
          </script>
          """
              .formatted(width, page.toAbsolutePath().toUri()));
      String said = show(frame);
      Matcher title =
          Pattern.compile("over (\\d+) drawings (\\d+) headings (\\d+) asked (\\d+)").matcher(said);
      assertThat(title.find()).as(said.substring(0, Math.min(2000, said.length()))).isTrue();
      assertThat(Integer.parseInt(title.group(1))).as(page + " at " + width).isZero();
      assertThat(Integer.parseInt(title.group(2))).isPositive();
      assertThat(title.group(3)).isEqualTo("1");
      assertThat(title.group(4)).isEqualTo("0");
      assertThat(said.lines().filter(line -> line.contains(":CONSOLE"))).isEmpty();
    }
  }

  private String show(Path page) throws Exception {
    Path log = folder.resolve("browser.log");
    List<String> words = new ArrayList<>(List.of("chromium"));
    words.addAll(QUIET);
    words.add("--user-data-dir=" + Files.createTempDirectory(folder, "user"));
    words.add("--dump-dom");
    words.add(page.toUri().toString());
    Process browser =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
    }
    return Files.readString(log);
  }
}

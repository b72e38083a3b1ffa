// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headless Chromium, with an empty profile and no way to the network. */
final class Browser {
  static final String PROGRAM = "chromium";
  private static final int SECONDS = 120;
  private static final Pattern MEASURED =
      Pattern.compile("<pre id=\"measured-(\\d+)\">([^<]*)</pre>");

  /** A window is never as narrow as a telephone, a frame in it may be. */
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en"><head><link rel="icon" href="data:,"><title>frame</title></head><body>
      <script>
      addEventListener("message", e => {
        const out = document.createElement("pre");
        out.id = "measured-" + [...document.querySelectorAll("iframe")]
          .findIndex(frame => frame.contentWindow === e.source);
        out.textContent = e.data;
        document.body.append(out);
      });
      </script>
      %s</body></html>
      """;

  private static final String PAGE =
      """
      <iframe title="page" src="page-%d.html" width="%d" height="900" style="border: 0"></iframe>
      """;

  static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
          "--enable-logging=stderr");

  private Browser() {}

  /**
   * What a reader meets.
   *
   * @param measured what measure.js found
   * @param console lines that the page, and those opened with it, left on the browser's console
   */
  record Sight(JsonNode measured, List<String> console) {}

  /** How the page is looked at. */
  enum View {
    LIGHT(1280, false),
    DARK(1280, true),
    PHONE(390, false);

    private final int width;
    private final boolean dark;

    View(int width, boolean dark) {
      this.width = width;
      this.dark = dark;
    }

    int width() {
      return width;
    }

    boolean dark() {
      return dark;
    }
  }

  /**
   * Opens a copy of a page, in a folder for passing things, with the measuring script at its end.
   */
  static Sight open(Path page, View view, Path folder) throws IOException, InterruptedException {
    return open(List.of(page), view, folder).get(0);
  }

  /** Opens several pages at once, each in a frame of its own. */
  static List<Sight> open(List<Path> pages, View view, Path folder)
      throws IOException, InterruptedException {
    StringBuilder frames = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      measuring(pages.get(i), folder.resolve("page-%d.html".formatted(i)));
      frames.append(PAGE.formatted(i, view.width()));
    }
    Path frame = Files.writeString(folder.resolve("frame.html"), FRAME.formatted(frames));
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--window-size=1600,1000");
    command.add("--virtual-time-budget=5000");
    command.add("--blink-settings=preferredColorScheme=" + (view.dark() ? 0 : 1));
    command.add("--dump-dom");
    command.add(frame.toUri().toString());
    Path out = folder.resolve("dom.html");
    Path err = folder.resolve("log.txt");
    run(command, out, err);
    List<String> console =
        Files.readString(err).lines().filter(line -> line.contains(":CONSOLE:")).toList();
    Map<Integer, Sight> sights = new TreeMap<>();
    Matcher found = MEASURED.matcher(Files.readString(out));
    while (found.find()) {
      String json = URLDecoder.decode(found.group(2).replace("+", "%2B"), StandardCharsets.UTF_8);
      JsonNode measured = new ObjectMapper().readTree(json);
      sights.put(Integer.parseInt(found.group(1)), new Sight(measured, console));
    }
    if (sights.size() != pages.size()) {
      throw new AssertionError(
          "measured %s of %s: %s".formatted(sights.keySet(), pages, Files.readString(err)));
    }
    return List.copyOf(sights.values());
  }

  /** A copy of a page with the measuring script at its end. */
  private static void measuring(Path page, Path copy) throws IOException {
    String script =
        Files.readString(Path.of("src/app/test/resources/org/eigendistill/cli/measure.js"));
    String html = Files.readString(page);
    String measuring = html.replace("</body>", "<script>\n" + script + "</script>\n</body>");
    if (measuring.equals(html)) {
      throw new AssertionError(page + " has no end of its body");
    }
    Files.writeString(copy, measuring);
  }

  /** A page as a reader prints it whose screen is dark: a PDF file in the folder. */
  static Path print(Path page, Path folder) throws IOException, InterruptedException {
    Path pdf = folder.resolve("printed.pdf");
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(QUIET);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--blink-settings=preferredColorScheme=0");
    command.add("--no-pdf-header-footer");
    command.add("--print-to-pdf=" + pdf);
    command.add(page.toAbsolutePath().toUri().toString());
    run(command, folder.resolve("out.txt"), folder.resolve("log.txt"));
    return pdf;
  }

  private static void run(List<String> command, Path out, Path err)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("no end after " + SECONDS + " s: " + Files.readString(err));
    }
  }
}

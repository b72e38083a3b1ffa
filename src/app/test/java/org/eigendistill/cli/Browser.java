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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headless Chromium, with an empty profile and no way to the network. */
final class Browser {
  static final String PROGRAM = "chromium";
  private static final int SECONDS = 120;
  private static final Pattern MEASURED = Pattern.compile("<pre id=\"measured\">([^<]*)</pre>");

  /** A window is never as narrow as a telephone, a frame in it may be. */
  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en"><head><link rel="icon" href="data:,"><title>frame</title></head><body>
      <script>
      addEventListener("message", e => {
        const out = document.createElement("pre");
        out.id = "measured";
        out.textContent = e.data;
        document.body.append(out);
      });
      </script>
      <iframe title="page" src="page.html" width="%d" height="900" style="border: 0"></iframe>
      </body></html>
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
   * @param console lines that the page left on the browser's console
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
    Path copy = folder.resolve("page.html");
    Path frame = folder.resolve("frame.html");
    String script =
        Files.readString(Path.of("src/app/test/resources/org/eigendistill/cli/measure.js"));
    String html = Files.readString(page);
    String measuring = html.replace("</body>", "<script>\n" + script + "</script>\n</body>");
    if (measuring.equals(html)) {
      throw new AssertionError(page + " has no end of its body");
    }
    Files.writeString(copy, measuring);
    Files.writeString(frame, FRAME.formatted(view.width()));
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
    Matcher found = MEASURED.matcher(Files.readString(out));
    if (!found.find()) {
      throw new AssertionError("nothing measured: " + Files.readString(err));
    }
    String json = URLDecoder.decode(found.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    List<String> console =
        Files.readString(err).lines().filter(line -> line.contains(":CONSOLE:")).toList();
    return new Sight(new ObjectMapper().readTree(json), console);
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

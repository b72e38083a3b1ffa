// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A page in headless Chromium that has all the time it needs: a server of this process hands it
 * over, holds back the end of its loading until the page says that it is ready, and takes what a
 * script at its end has found.
 */
final class ServedPage {
  private static final int SECONDS = 90;

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en"><head><link rel="icon" href="data:,"><title>frame</title></head><body>
      <script>addEventListener("message", e => fetch("/found", { method: "POST", body: e.data }));</script>
      <iframe title="page" src="/page#%s" width="%d" height="1000" style="border: 0"></iframe>
      </body></html>
      """;

  /** Until the page says that it is ready, the last of its scripts does not come. */
  private static final String WAITING =
      """
      <script>
      const untilReady = setInterval(() => {
        if (document.documentElement.dataset.ready) {
          clearInterval(untilReady);
          fetch("/ready");
        }
      }, 50);
      addEventListener("error", e => found({ fault: `${e.message}: ${e.error?.message}` }));
      function found(result) {
        parent.postMessage(encodeURIComponent(JSON.stringify(result)), "*");
      }
      </script>
      <script src="/last"></script>
      """;

  private ServedPage() {}

  /**
   * Opens a page.
   *
   * @param html the page; it says {@code data-ready} on its root when it is
   * @param address what follows the sign # of its address
   * @param script runs at its end; calls {@code found(...)} once
   */
  static Browser.Sight open(
      String html, String address, Browser.View view, String script, Path folder) throws Exception {
    CompletableFuture<String> result = new CompletableFuture<>();
    CompletableFuture<Void> ready = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    String page = html.replace("</body>", WAITING + "<script>\n" + script + "\n</script>\n</body>");
    String frame = FRAME.formatted(address, view.width());
    server.createContext("/frame", exchange -> answer(exchange, "text/html", frame));
    server.createContext("/page", exchange -> answer(exchange, "text/html", page));
    server.createContext(
        "/last",
        exchange -> {
          ready.join();
          answer(exchange, "text/javascript", "");
        });
    server.createContext(
        "/ready",
        exchange -> {
          ready.complete(null);
          answer(exchange, "text/plain", "");
        });
    server.createContext(
        "/found",
        exchange -> {
          result.complete(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          answer(exchange, "text/plain", "");
        });
    server.start();
    Path err = folder.resolve("log.txt");
    List<String> command = new ArrayList<>(List.of(Browser.PROGRAM));
    command.addAll(Browser.QUIET);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add("--window-size=1600,1100");
    command.add("--blink-settings=preferredColorScheme=" + (view.dark() ? 0 : 1));
    command.add("http://127.0.0.1:%d/frame".formatted(server.getAddress().getPort()));
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    try {
      String json =
          URLDecoder.decode(
              result.get(SECONDS, TimeUnit.SECONDS).replace("+", "%2B"), StandardCharsets.UTF_8);
      JsonNode measured = new ObjectMapper().readTree(json);
      if (measured.has("fault")) {
        throw new AssertionError(measured.get("fault").textValue());
      }
      return new Browser.Sight(
          measured,
          Files.readString(err).lines().filter(line -> line.contains(":CONSOLE:")).toList());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("nothing found: " + Files.readString(err), e);
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
      ready.complete(null);
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}

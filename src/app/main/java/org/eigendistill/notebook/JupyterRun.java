// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;

/** Runs notebooks in Jupyter, by nbconvert and this program's kernel. */
public final class JupyterRun {
  private static final String SUFFIX = ".ipynb";
  private static final String SECONDS_PER_CELL = "300";

  private JupyterRun() {}

  /**
   * Runs all notebooks of a folder, which are left as they are.
   *
   * @return what differs from the outputs that are stored, a line each; empty if nothing does
   * @throws BadInputException if there is no notebook or no Jupyter, or a cell fails
   */
  public static List<String> of(Path folder, Progress progress)
      throws IOException, InterruptedException {
    List<Path> notebooks = notebooks(folder);
    Path work = Files.createTempDirectory("notebooks");
    try {
      KernelFiles.write(work);
      List<String> differing = new ArrayList<>();
      for (int i = 0; i < notebooks.size(); i++) {
        progress.update("notebooks", i, notebooks.size());
        differing.addAll(compare(notebooks.get(i), fresh(notebooks.get(i), work)));
      }
      return differing;
    } finally {
      delete(work);
    }
  }

  private static List<Path> notebooks(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        List<Path> found = list.filter(p -> p.toString().endsWith(SUFFIX)).sorted().toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    throw BadInputException.of(
        folder, "", "there is no notebook", "Make them by 'notebook export'.");
  }

  private static Path fresh(Path notebook, Path work) throws IOException, InterruptedException {
    String name = notebook.getFileName().toString();
    Path log = work.resolve("log.txt");
    ProcessBuilder command =
        new ProcessBuilder(
            "jupyter",
            "nbconvert",
            "--to",
            "notebook",
            "--execute",
            "--ExecutePreprocessor.timeout=" + SECONDS_PER_CELL,
            "--output-dir",
            work.toString(),
            "--output",
            name,
            notebook.toAbsolutePath().toString());
    command.environment().put("JUPYTER_PATH", work.toString());
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      throw BadInputException.of(
          "jupyter", "", "it is not installed", "Install Jupyter with nbconvert.", e);
    }
    if (process.waitFor() != 0) {
      List<String> said = Files.readAllLines(log);
      String last = said.stream().filter(s -> !s.isBlank()).reduce("", (a, b) -> b).strip();
      throw BadInputException.of(
          notebook, "", "Jupyter could not run it (%s)".formatted(last), "Run it in Jupyter.");
    }
    return work.resolve(name);
  }

  private static List<String> compare(Path stored, Path fresh) throws IOException {
    JsonNode before = new ObjectMapper().readTree(stored.toFile()).path("cells");
    JsonNode now = new ObjectMapper().readTree(fresh.toFile()).path("cells");
    List<String> differing = new ArrayList<>();
    for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
      if (!shown(before.path(i)).equals(shown(now.path(i)))) {
        differing.add(
            "%s, cell %d: it does not show what is stored.".formatted(stored.getFileName(), i + 1));
      }
    }
    return differing;
  }

  /** What a cell shows: data by type, as plain strings, since writers break them into lines. */
  private static List<String> shown(JsonNode cell) {
    List<String> shown = new ArrayList<>();
    for (JsonNode output : cell.path("outputs")) {
      output
          .path("data")
          .properties()
          .forEach(data -> shown.add(data.getKey() + ": " + text(data.getValue())));
    }
    shown.sort(Comparator.naturalOrder());
    return shown;
  }

  private static String text(JsonNode value) {
    StringBuilder text = new StringBuilder();
    if (value.isArray()) {
      value.forEach(line -> text.append(line.asText()));
    } else {
      text.append(value.asText());
    }
    return text.toString().strip();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

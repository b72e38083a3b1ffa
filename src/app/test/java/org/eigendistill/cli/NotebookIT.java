// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebooks, through the real jar and, where it is installed, in Jupyter. */
class NotebookIT {
  private static final Path COMMITTED = Path.of("notebooks-export").toAbsolutePath();

  /** Names each notebook that is not as the standard has it, by one interpreter for all. */
  private static final String VALIDATE =
      """
      import nbformat, sys
      for name in sys.argv[1:]:
          try:
              nbformat.validate(nbformat.read(name, as_version=4))
          except nbformat.ValidationError:
              print(name)
      """;

  @TempDir private Path folder;

  @Test
  void anExportEqualsWhatIsCommitted() throws Exception {
    Jar.Run run = Jar.run(folder, "notebook", "export", "--quiet", "--out=made");
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> names = names(folder.resolve("made"));
    assertThat(names).isEqualTo(names(COMMITTED)).hasSizeGreaterThanOrEqualTo(8);
    for (String name : names) {
      if (!name.equals(Jar.MANIFEST)) { // it has the time
        assertThat(folder.resolve("made").resolve(name))
            .hasSameBinaryContentAs(COMMITTED.resolve(name));
      }
    }
    Jar.Run checked = Jar.run(folder, "verify", COMMITTED.toString());
    assertThat(checked.exit()).as(checked.out()).isZero();
  }

  @Test
  void jupyterShowsWhatIsStored() throws Exception {
    Wanted.program("jupyter-nbconvert");
    Jar.Run run = Jar.runWith(Jar.OF_STARTED_JVMS, folder, "notebook", "run", "--in=" + COMMITTED);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("Every notebook ran");
    // What is stored is not what is shown: that must not pass.
    Path wrong = Files.createDirectory(folder.resolve("wrong"));
    Path notebook = COMMITTED.resolve("theorem-on-your-data.ipynb");
    Files.writeString(
        wrong.resolve("changed.ipynb"), Files.readString(notebook).replace("16 rows", "17 rows"));
    Jar.Run other =
        Jar.runWith(Jar.OF_STARTED_JVMS, folder, "notebook", "run", "--in=wrong", "--quiet");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("changed.ipynb, cell");
  }

  @Test
  void everyNotebookHasTheStandardsForm() throws Exception {
    Optional<String> python = interpreter();
    Wanted.that(python.isPresent(), "no Python has nbformat");
    Path wrong = folder.resolve("wrong.ipynb");
    Files.writeString(
        wrong,
        Files.readString(COMMITTED.resolve("atlas.ipynb"))
            .replace("\"cell_type\" : \"code\"", "\"cell_type\" : \"codes\""));
    List<String> notebooks =
        names(COMMITTED).stream()
            .filter(name -> name.endsWith(".ipynb"))
            .map(name -> COMMITTED.resolve(name).toString())
            .toList();
    assertThat(notebooks).isNotEmpty();
    List<String> command = new ArrayList<>(List.of(python.orElseThrow(), "-c", VALIDATE));
    command.addAll(notebooks);
    command.add(wrong.toString());
    Ended ended = ended(command);
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(ended.said().lines()).containsExactly(wrong.toString());
  }

  @Test
  void aFolderWithoutNotebooks() throws Exception {
    Jar.Run run = Jar.run(folder, "notebook", "run", "--in=nowhere");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("nowhere").contains("notebook export");
  }

  @Test
  void theKernelIsMadeKnown() throws Exception {
    Jar.Run run = Jar.run(folder, "notebook", "kernel", "--to=jupyter");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("jupyter/kernels/eigendistill/kernel.json"))
        .content()
        .contains("{connection_file}", "eigendistill.jar");
  }

  private static List<String> names(Path root) throws Exception {
    try (Stream<Path> list = Files.list(root)) {
      return list.filter(Files::isRegularFile) // those of Python lie in a folder of their own
          .map(p -> p.getFileName().toString())
          .filter(name -> !name.equals("manifest.json"))
          .sorted()
          .toList();
    }
  }

  /** The first Python with nbformat: the path's own, or the system's, which Jupyter may run on. */
  private static Optional<String> interpreter() throws Exception {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      if (Wanted.onPath(candidate)
          && ended(List.of(candidate, "-c", "import nbformat")).exit() == 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The exit code of a program, and what it said. */
  private record Ended(int exit, String said) {}

  private static Ended ended(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}

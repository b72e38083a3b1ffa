// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eigendistill.experiment.reproduction.TinyReproduction;
import org.eigendistill.neural.StoredRun;
import org.eigendistill.notebook.Cell;
import org.eigendistill.notebook.Notebook;
import org.eigendistill.output.ResultFolder;
import org.eigendistill.output.WholeFile;
import org.eigendistill.testing.DiskFault;
import org.eigendistill.testing.Tree;

/**
 * Something that writes, by the program's own command line: its exit code and its words are looked
 * at.
 *
 * @param name in the table of results
 * @param folder where the result lies
 * @param old makes the result that is there before; nothing for a folder that is not there
 * @param command makes the new result
 */
record FaultScenario(String name, String folder, Step old, Step command) {
  /** Runs in a folder that may be on a failing disk. */
  @FunctionalInterface
  interface Step {
    ProgramRuns.Ended run(Path arena);
  }

  /** Whether it is so small that what has been broken off can be broken off again everywhere. */
  boolean isSmall() {
    return name.startsWith("folder, over");
  }

  /** The ways to fail that are tried in every build: fewer of what takes longest. */
  List<DiskFault> faults() {
    return name.startsWith("reproduce") ? List.of(DiskFault.ONCE, DiskFault.POWER) : DiskFault.ALL;
  }

  /** Names that may be left beside a new result until the next run: a finished run's last state. */
  String stale() {
    return name.equals("run of a network") ? "out/[0-9a-f]+\\.part" : "";
  }

  private static final ProgramRuns PROGRAM = new ProgramRuns();

  private static final Step NOTHING = arena -> new ProgramRuns.Ended(Main.GOOD, "");

  /** All of them. The data lie in a file of the machine's disk. */
  static List<FaultScenario> all(Path data) {
    Step first = simulate(data, "1", "--weights");
    Step second = simulate(data, "2");
    Step tables = action(arena -> TinyReproduction.run(arena.resolve("out/report"), 1));
    Step others = action(arena -> TinyReproduction.run(arena.resolve("out/report"), 3));
    Step state = action(arena -> new StoredRun(arena.resolve("out")).keep(1));
    return List.of(
        new FaultScenario("folder, none before", "out", NOTHING, folder(1, "a", "in/b")),
        new FaultScenario(
            "folder, over a result",
            "out",
            folder(1, "a", "b", "in/d"),
            folder(2, "a", "in/b", "c")),
        new FaultScenario("file, no folder", "out", NOTHING, file(2)),
        new FaultScenario("file, over another", "out", file(1), file(2)),
        new FaultScenario("simulate, no folder", "out", NOTHING, first),
        new FaultScenario("simulate, over a result", "out", first, second),
        new FaultScenario("reproduce, no folder", "out/report", NOTHING, tables),
        new FaultScenario("reproduce, over a result", "out/report", tables, others),
        new FaultScenario(
            "state of a network",
            "out",
            state,
            action(arena -> new StoredRun(arena.resolve("out")).keep(2))),
        new FaultScenario(
            "run of a network",
            "out/" + StoredRun.name(),
            state,
            action(arena -> new StoredRun(arena.resolve("out")).save())),
        new FaultScenario(
            "notebooks, over others", "out", notebooks("one", "two"), notebooks("one", "three")));
  }

  /** A small table to simulate. */
  static Path data(Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 8; i++) {
      rows.append("%d,%d,%d%n".formatted(i, i * i % 7, (3 * i + 1) % 5));
    }
    return Files.writeString(folder.resolve("data.csv"), rows);
  }

  /** What others keep beside the results of a scenario, and among them. */
  static Tree others(Path folder, FaultScenario scenario) throws IOException {
    List<String> names = new ArrayList<>(List.of(".eigendistill-notes", "outer/spectrum.csv"));
    if (scenario.old() != NOTHING) {
      names.addAll(List.of("out/notes.txt", "out/theirs/weights.npy"));
    }
    Path place = Files.createTempDirectory(folder, "others");
    for (String name : names) {
      Files.createDirectories(place.resolve(name).getParent());
      Files.writeString(place.resolve(name), "of others");
    }
    return Tree.of(place);
  }

  private static Step simulate(Path data, String teacher, String... more) {
    return arena ->
        PROGRAM.execute(
            arena,
            Stream.concat(
                    Stream.of(
                        "simulate --data %s --target y --no-figures --quiet --solver ejml --teacher %s --times 0.1,1 --out %s"
                            .formatted(data, teacher, arena.resolve("out"))
                            .split(" ")),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  private static Step folder(int text, String... names) {
    return action(
        arena -> {
          try (ResultFolder folder =
              ResultFolder.open(
                  arena.resolve("out"), ResultFolder.Opening.of("test", Set.of(names)))) {
            for (String name : names) {
              folder.write(name, file -> Files.writeString(file, name + text));
            }
            folder.publish(files -> Map.of("program", "eigendistill"));
          }
        });
  }

  private static Step file(int text) {
    return action(
        arena ->
            WholeFile.write(
                arena.resolve("out/file.json"), file -> Files.writeString(file, "" + text)));
  }

  private static Step notebooks(String... ids) {
    return action(
        arena ->
            NotebookCommand.write(
                arena.resolve("out"),
                List.of(ids),
                Stream.of(ids)
                    .map(
                        id ->
                            new Notebook(
                                id,
                                "Notebook " + id,
                                List.of(
                                    new Notebook.Ran(
                                        new Cell(Cell.Kind.WORDS, "# Words"), List.of()),
                                    new Notebook.Ran(
                                        new Cell(Cell.Kind.CODE, "1 + 1"), List.of())))),
                files -> Map.of("program", "eigendistill")));
  }

  private static Step action(Consumer<Path> writer) {
    return arena -> PROGRAM.act(arena, writer);
  }
}

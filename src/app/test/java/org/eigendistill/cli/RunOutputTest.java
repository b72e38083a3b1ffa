// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Machine;
import org.eigendistill.output.FileDigest;
import org.eigendistill.output.RunManifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a command's folder holds, is checked by, and is made again from. */
class RunOutputTest {
  @TempDir private Path folder;
  private Path data;
  private Path out;

  /** How a command ended, and what it said. */
  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void begin() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 8; i++) {
      rows.append("%d,%d,%d%n".formatted(i, i * i % 7, (3 * i + 1) % 5));
    }
    data = Files.writeString(folder.resolve("data.csv"), rows);
    out = folder.resolve("out");
  }

  private static Ended run(String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = RootCommand.commandLine();
    command.setOut(new PrintWriter(said, true));
    command.setErr(new PrintWriter(err, true));
    return new Ended(command.execute(arguments), said.toString(), err.toString());
  }

  private Ended simulate(Path to, String teacher, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "simulate --target y --no-figures --quiet --solver ejml --times 0.1,1 --teacher"
                    .split(" ")));
    arguments.addAll(List.of(teacher, "--data", data.toString(), "--out", to.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static Ended risk(Path to) {
    return run(
        "risk",
        "--spectrum",
        "power:1:5",
        "--cells",
        "0",
        "--no-figures",
        "--quiet",
        "--out",
        to.toString());
  }

  private static TreeMap<String, FileDigest> digests(Path root) throws IOException {
    TreeMap<String, FileDigest> digests = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        digests.put(root.relativize(file).toString(), FileDigest.of(file));
      }
    }
    return digests;
  }

  @Test
  void theManifestHasTheRun() throws IOException {
    assertThat(simulate(out, "1", "--weights").exit()).isZero();
    JsonNode json = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    assertThat(json.path("command").asText()).isEqualTo("simulate");
    assertThat(json.path("arguments").get(0).asText()).isEqualTo("simulate");
    assertThat(json.path("arguments").toString()).contains("\"--teacher\",\"1\"", "\"--weights\"");
    assertThat(json.path("options").path("--loss-scale").asText()).isEqualTo("sum");
    assertThat(json.path("options").path("--weights").asText()).isEqualTo("true");
    assertThat(json.path("seed").asLong()).isEqualTo(1);
    assertThat(json.path("solver").asText()).isEqualTo("ejml");
    assertThat(json.path("threads").asInt()).isPositive();
    assertThat(json.path("machine").path("jdk").asText()).isEqualTo(Machine.here().jdk());
    assertThat(json.path("started").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(json.path("seconds").asDouble()).isPositive();
    assertThat(RunManifest.of(out).orElseThrow().inputs())
        .containsExactly(new RunManifest.Input(data.toString(), FileDigest.of(data).sha256()));
    TreeMap<String, FileDigest> there = digests(out);
    there.remove("manifest.json");
    assertThat(RunManifest.of(out).orElseThrow().files()).isEqualTo(there);
  }

  @Test
  void twoEqualRunsDifferInTheManifestOnly() throws IOException {
    Path again = folder.resolve("again");
    simulate(out, "1", "--weights");
    simulate(again, "1", "--weights");
    TreeMap<String, FileDigest> one = digests(out);
    TreeMap<String, FileDigest> two = digests(again);
    one.remove("manifest.json");
    two.remove("manifest.json");
    assertThat(one).isEqualTo(two).hasSizeGreaterThan(10);
  }

  /** Weights of the first run beside tables of the second would be taken for its own. */
  @Test
  void twoRunsDoNotMix() throws IOException {
    simulate(out, "1", "--weights");
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThat(simulate(out, "2").exit()).isZero();
    assertThat(digests(out).keySet()).contains("notes.txt").doesNotContain("student_weights.npy");
    assertThat(risk(out).exit()).isZero();
    assertThat(digests(out).keySet())
        .isEqualTo(new TreeSet<>(List.of("manifest.json", "notes.txt", "optima.json", "risk.csv")));
  }

  @Test
  void whatIsInTheWayStaysAndEndsTheRun() throws IOException {
    Files.writeString(Files.createDirectories(out).resolve("summary.json"), "mine");
    Ended ended = simulate(out, "1");
    assertThat(ended.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(ended.err()).contains("summary.json: is there and is no file of a run on record");
    assertThat(digests(out).keySet()).containsExactly("summary.json");
  }

  /** What a run reads must not go with the result that it is part of. */
  @Test
  void anInputInTheFolderIsNotReplaced() throws IOException {
    simulate(out, "1", "--weights");
    TreeMap<String, FileDigest> before = digests(out);
    Ended ended =
        run(
            "diagnose",
            "bias",
            "--data",
            data.toString(),
            "--teacher",
            out.resolve("teacher_weights.npy").toString(),
            "--student",
            out.resolve("student_weights.npy").toString(),
            "--out",
            out.toString());
    assertThat(ended.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(ended.err())
        .contains("_weights.npy: this run reads it, and it would go")
        .contains("Give --out another folder");
    assertThat(digests(out)).isEqualTo(before);
  }

  @Test
  void verifyTellsWhatIsNotAsItWasLeft() throws IOException {
    simulate(out, "1");
    Files.writeString(out.resolve("notes.txt"), "mine");
    Ended whole = run("verify", out.toString());
    assertThat(whole.exit()).isZero();
    assertThat(whole.out()).contains("6 files as they were left.", "Of others (1): notes.txt.");
    // One bit.
    byte[] bytes = Files.readAllBytes(out.resolve("spectrum.csv"));
    bytes[bytes.length - 2] ^= 1;
    Files.write(out.resolve("spectrum.csv"), bytes);
    Files.delete(out.resolve("matched.csv"));
    Ended broken = run("verify", out.toString(), "--json");
    assertThat(broken.exit()).isEqualTo(Main.FAILED);
    JsonNode json = new ObjectMapper().readTree(broken.out());
    assertThat(json.path("ok").asBoolean()).isFalse();
    assertThat(json.path("changed").toString()).isEqualTo("[\"spectrum.csv\"]");
    assertThat(json.path("missing").toString()).isEqualTo("[\"matched.csv\"]");
    assertThat(json.path("others").toString()).isEqualTo("[\"notes.txt\"]");
    assertThat(run("verify", folder.toString()).err()).contains("it has no manifest.json");
    assertThat(run("verify", folder.resolve("none").toString()).exit()).isEqualTo(Main.BAD_INPUT);
  }

  @Test
  void rerunMakesTheSameAgain() throws IOException {
    simulate(out, "1", "--weights", "--switch-at", "0.5");
    TreeMap<String, FileDigest> before = digests(out);
    Ended ended = run("rerun", out.toString());
    assertThat(ended).isEqualTo(new Ended(Main.GOOD, "simulate again: 12 files the same.\n", ""));
    assertThat(digests(out)).isEqualTo(before);
  }

  @Test
  void rerunTellsWhatDiffers() throws IOException {
    simulate(out, "1");
    Files.writeString(out.resolve("spectrum.csv"), "changed");
    Files.delete(out.resolve("matched.csv"));
    Path again = folder.resolve("again");
    Ended ended = run("rerun", out.toString(), "--out", again.toString());
    assertThat(ended.exit()).isEqualTo(Main.FAILED);
    assertThat(ended.out())
        .contains("4 files the same.", "Different (1): spectrum.csv.", "Missing (1): matched.csv.")
        .contains("The new result lies in " + again);
    assertThat(run("verify", again.toString()).exit()).isZero();
  }

  @Test
  void rerunAsksForTheSameInputs() throws IOException {
    simulate(out, "1");
    Files.writeString(data, Files.readString(data) + "1,2,3\n");
    Ended changed = run("rerun", out.toString());
    assertThat(changed.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(changed.err()).contains("data.csv: it was changed since the run");
    Files.delete(data);
    assertThat(run("rerun", out.toString()).err()).contains("data.csv: the run in", "is not there");
  }

  @Test
  void rerunRefusesStandardInput() throws IOException {
    simulate(out, "1");
    Path manifest = out.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replaceAll("\"path\" : \"[^\"]*\"", "\"path\" : \"-\""));
    Ended ended = run("rerun", out.toString());
    assertThat(ended.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(ended.err()).contains("its run read standard input");
  }

  /** What is not its output's own command would be run, or be said to have gone well. */
  @Test
  void rerunRefusesARecordThatLeavesNoResult() throws IOException {
    simulate(out, "1");
    Path manifest = out.resolve("manifest.json");
    String whole = Files.readString(manifest);
    for (String words :
        List.of(
            "reproduce,reproduce --list",
            "simulate,reproduce --list",
            "neural,neural --list",
            "simulate,simulate --help",
            "rerun,rerun " + out,
            "verify,verify " + out,
            "theorems check,theorems check --id T1 --cases 10",
            "simulate,risk --spectrum power:1:5")) {
      String[] parts = words.split(",");
      String arguments =
          Stream.of(parts[1].split(" ")).map("\"%s\""::formatted).collect(Collectors.joining(", "));
      Files.writeString(
          manifest,
          whole
              .replaceFirst("\"command\" : \"[^\"]*\"", "\"command\" : \"" + parts[0] + "\"")
              .replaceFirst("\"arguments\" : \\[[^]]*]", "\"arguments\" : [" + arguments + "]"));
      Ended ended = run("rerun", out.toString());
      assertThat(ended.exit()).as(words).isEqualTo(Main.BAD_INPUT);
      assertThat(ended.err()).contains("manifest.json: the command on record", "no such result");
    }
  }

  @Test
  void rerunGoesToAnotherFolder() throws IOException {
    simulate(out, "1");
    TreeMap<String, FileDigest> before = digests(out);
    Ended ended = run("rerun", out.toString(), "--out", out.resolve("../out").toString());
    assertThat(ended.exit()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains("--out is the folder that is to be compared with");
    assertThat(digests(out)).isEqualTo(before);
  }

  /** A file may stand behind --json or not; the folder has to be there. */
  @Test
  void theFolderBehindJsonIsTheFolder() throws IOException {
    simulate(out, "1");
    for (String command : List.of("verify", "rerun")) {
      Ended ended = run(command, "--quiet", "--json", out.toString());
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(new ObjectMapper().readTree(ended.out()).path("ok").asBoolean()).isTrue();
      Path file = folder.resolve(command + ".json");
      assertThat(run(command, "--json", file.toString(), out.toString()).exit()).isZero();
      assertThat(new ObjectMapper().readTree(file.toFile()).path("ok").asBoolean()).isTrue();
      for (String json : List.of("--json=" + file, "--json", "--quiet")) {
        Ended missing = run(command, json);
        assertThat(missing.exit()).isEqualTo(Main.USAGE);
        assertThat(missing.err()).contains("Missing required parameter: 'DIR'");
      }
      assertThat(run(command, out.toString(), "--json", folder.toString()).err())
          .contains("it is a folder. Name a file to write to.");
      assertThat(run(command, "--help").out()).contains(" DIR\n").doesNotContain("[DIR]");
    }
  }

  @Test
  void redrawTakesNothingThatComputes() {
    for (String more : List.of("--only=atlas", "--full", "--fashion-mnist=none")) {
      Ended ended = run("reproduce", "--redraw", more, "--out", out.toString());
      assertThat(ended.exit()).isEqualTo(Main.USAGE);
      assertThat(ended.err()).contains("--redraw computes nothing");
    }
  }

  /** The answer's file is not one that the run reads, nor one of the result. */
  @Test
  void theAnswerGoesOverNothingOfTheRun() throws IOException {
    String before = Files.readString(data);
    for (String file : List.of("data.csv", "out/manifest.json", "out/../out/spectrum.csv")) {
      Ended ended = simulate(out, "1", "--json", folder.resolve(file).toString());
      assertThat(ended.exit()).as(file).isEqualTo(Main.BAD_INPUT);
      assertThat(ended.err()).contains("--json").contains("Name another file.");
      assertThat(out).doesNotExist();
    }
    assertThat(data).hasContent(before);
    assertThat(simulate(out, "1", "--json", out.resolve("answer.json").toString()).exit()).isZero();
    String summary = out.resolve("summary.json").toString();
    for (String command : List.of("verify", "rerun")) {
      assertThat(run(command, out.toString(), "--json", summary).exit()).isEqualTo(Main.BAD_INPUT);
    }
    assertThat(run("verify", out.toString()).exit()).isZero();
    Ended drawn = run("reproduce", "--redraw", "--out", out.toString(), "--json", summary);
    assertThat(drawn.exit()).isEqualTo(Main.BAD_INPUT);
    assertThat(drawn.err()).contains("it is in the folder of the result");
  }
}

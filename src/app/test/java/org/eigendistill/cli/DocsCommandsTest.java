// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.NpyWriter;
import org.eigendistill.data.NpzFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every command that a page shows is one that the program takes, and is run, unless it takes long:
 * then the tests that drive it are named here.
 */
class DocsCommandsTest {
  private static final Pattern BLOCK =
      Pattern.compile("```(?:sh|console)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)(?:^|&& |= ?| )(?:java -jar target/eigendistill\\.jar|target/eigendistill) ([^\n#|>&]*)");
  private static final Pattern IN_SENTENCES =
      Pattern.compile("`(?:java -jar (?:target/)?eigendistill\\.jar )?([a-z-]+ [^`]*)`");
  private static final Pattern FILTER =
      Pattern.compile("```java\n(.*?class DecayedEma.*?)```", Pattern.DOTALL);

  /** By how a command begins, who runs it. */
  private static final Map<String, Set<Class<?>>> ELSEWHERE =
      Map.ofEntries(
          Map.entry("reproduce", Set.of(ReproduceIT.class)),
          Map.entry("risk --spectrum", Set.of(RiskIT.class)),
          Map.entry("theorems characterise", Set.of(CharacteriseTest.class)),
          Map.entry("neural --study", Set.of(NeuralIT.class, InterruptedIT.class)),
          Map.entry("neural --data", Set.of(NeuralIT.class)),
          Map.entry("simulate --with", Set.of(UserFiltersTest.class)),
          Map.entry("theorems check --with", Set.of(PairOptionTest.class)),
          Map.entry("notebook", Set.of(NotebookIT.class)),
          Map.entry("theorems check --json", Set.of(TheoremsIT.class)),
          Map.entry("theorems check --cases 1000000", Set.of(TheoremsIT.class)),
          Map.entry("theorems hunt", Set.of(TheoremsIT.class)),
          Map.entry("theorems list --markdown", Set.of(TheoremsIT.class)),
          Map.entry("simulate --data $IMAGES", Set.of(DiagnoseIT.class)),
          Map.entry("diagnose bias --data $IMAGES", Set.of(DiagnoseIT.class)));

  private static final int ROWS = 45;
  private static final int CLASSES = 3;
  private static final int CHECKPOINTS = 6;

  /** One folder for all, in the order of the pages: some take up what others left. */
  @TempDir private static Path folder;

  /** README first. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> list = Files.list(Path.of("src", "docs"))) {
      list.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  static List<String> commands() throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (Path page : pages()) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        Matcher commands = COMMAND.matcher(blocks.group(1).replace("\\\n", " "));
        while (commands.find()) {
          found.add(commands.group(1).strip().replaceAll("\\s+", " "));
        }
      }
    }
    return List.copyOf(found);
  }

  @BeforeAll
  static void files() throws IOException {
    Matcher filter = FILTER.matcher(Files.readString(Path.of("src", "docs", "adding-a-filter.md")));
    assertThat(filter.find()).isTrue();
    Files.writeString(folder.resolve("DecayedEma.java"), filter.group(1));
    Matrix x = Matrix.fill(ROWS, CLASSES, (i, j) -> Math.cos(1 + i * (j + 1.0)) / (j + 1));
    StringBuilder table = new StringBuilder("a,b,c,y,class\n");
    StringBuilder targets = new StringBuilder("u,v\n");
    for (int i = 0; i < ROWS; i++) {
      double y = x.get(i, 0) - x.get(i, 1) / 2 + Math.sin(7.0 * i * i) / 3;
      table.append(
          "%s,%s,%s,%s,%s%n".formatted(x.get(i, 0), x.get(i, 1), x.get(i, 2), y, i % CLASSES));
      targets.append("%s,%s%n".formatted(y, x.get(i, 2) - y));
    }
    Files.writeString(folder.resolve("data.csv"), table);
    String features = table.toString().replaceAll("(?m)^((?:[^,\n]*,){4}).*$", "$1");
    Files.writeString(folder.resolve("X.csv"), features.replaceAll("(?m),$", ""));
    Files.writeString(folder.resolve("Y.csv"), targets);
    Map<String, Matrix> arrays = new LinkedHashMap<>();
    arrays.put("X", x);
    arrays.put("Xtest", Matrix.fill(5, CLASSES, (i, j) -> Math.sin(i + 2.0 * j)));
    arrays.put("y", Matrix.fill(ROWS, 1, (i, j) -> x.get(i, 0)));
    arrays.put("labels", Matrix.fill(ROWS, 1, (i, j) -> i % CLASSES));
    double temperature = 1;
    for (String name :
        List.of(
            "teacher student second_teacher third_teacher t1 s1 t2 s2 t3 s3 teacher_logits"
                .concat(" student_logits")
                .split(" "))) {
      double scale = temperature += 0.125;
      arrays.put(
          name,
          Matrix.fill(
              ROWS,
              CLASSES,
              (i, j) ->
                  scale * (i % CLASSES == j ? 1 + i % 7 / 2.0 : 0)
                      + Math.sin(9 * scale * i + j) / 5));
    }
    for (Map.Entry<String, Matrix> each : arrays.entrySet()) {
      NpyWriter.write(folder.resolve(each.getKey() + ".npy"), each.getValue());
    }
    for (String name : List.of("teacher_weights", "student_weights")) {
      try (NpyWriter out = NpyWriter.open(folder.resolve(name + ".npy"), CHECKPOINTS, 2, CLASSES)) {
        for (int k = 1; k <= CHECKPOINTS; k++) {
          double far = name.startsWith("teacher") ? 1 - Math.exp(-k) : 1 - Math.exp(-k / 2.0);
          out.append(Matrix.fill(2, CLASSES, (i, j) -> far / (1 + i + j)));
        }
      }
    }
  }

  /** What commands on layers read. */
  @BeforeAll
  static void archives() throws IOException {
    for (String name : List.of("teacher", "student", "moments")) {
      Matrix weights =
          Matrix.fill(
              CLASSES, CLASSES, (i, j) -> i == j ? 1.0 + i * (name.startsWith("t") ? 1 : 2) : 0);
      new NpzFile().with("fc.weight", weights).write(folder.resolve(name + ".npz"));
    }
  }

  private static boolean isRunElsewhere(String command) {
    return ELSEWHERE.keySet().stream().anyMatch(command::startsWith);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTaken(String command) {
    String[] words = command.split(" ");
    for (int i = 1; i < words.length; i++) {
      if (words[i - 1].equals("--with")) {
        words[i] = folder.resolve(words[i]).toString();
      }
    }
    RootCommand.commandLine(words).parseArgs(words);
    if (!isRunElsewhere(command)) {
      List<String> all = new ArrayList<>(List.of(command.split(" ")));
      if (!all.contains("--out") && Set.of("simulate", "advise", "risk").contains(words[0])) {
        all.addAll(List.of("--out", "out-" + Integer.toHexString(command.hashCode())));
      }
      if (words[0].equals("simulate")) {
        all.add("--no-figures"); // which take as long as all the rest, and are drawn by ReadmeIT
      }
      Jar.Run run = InProcess.run(folder, all.toArray(String[]::new));
      assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }
  }

  /** Commands within sentences: whole ones, and the program's own behind its name. */
  static List<String> inSentences() throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (Path page : pages()) {
      String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
      Matcher spans = IN_SENTENCES.matcher(text);
      while (spans.find()) {
        String command = spans.group(1).replaceAll("\\s+", " ").strip();
        if (RootCommand.commandLine().getSubcommands().containsKey(command.split(" ")[0])) {
          found.add(command);
        }
      }
    }
    return List.copyOf(found);
  }

  /** They name what there is; a file or folder stands for the reader's own. */
  @ParameterizedTest
  @MethodSource("inSentences")
  void namesWhatThereIs(String command) {
    String[] words = command.split(" ");
    try {
      RootCommand.commandLine(words).parseArgs(words);
    } catch (CommandLine.MissingParameterException e) {
      // of an option that is spoken of, or a command whose data are the reader's
    }
  }

  /** What is said to be run elsewhere is shown somewhere, and most are run here. */
  @Test
  void theListIsOfUse() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(35);
    assertThat(commands.stream().filter(each -> !isRunElsewhere(each)).count()).isGreaterThan(18);
    for (String start : ELSEWHERE.keySet()) {
      assertThat(commands).as(start).anyMatch(each -> each.startsWith(start));
    }
    assertThat(Arrays.asList(commands.get(0).split(" "))).contains("reproduce");
  }
}

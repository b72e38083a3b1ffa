// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters of a user's own, by --with: what src/docs/adding-a-filter.md promises. */
class UserFiltersTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String SERVICE = "META-INF/services/" + Filter.class.getName();

  /** Eigenvalues 4, 1 and 0.25 of X'X. */
  private static final String DATA = "a,b,c,y\n2,0,0,1\n0,1,0,1\n0,0,0.5,1\n";

  private static final double[] EIGENVALUES = {4, 1, 0.25};

  @TempDir private Path folder;

  /** The whole text of the page's example. */
  static String example() throws Exception {
    Matcher example =
        EXAMPLE.matcher(Files.readString(Path.of("src", "docs", "adding-a-filter.md")));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private Path source(String text) throws Exception {
    return Files.writeString(folder.resolve("DecayedEma.java"), text);
  }

  private Jar.Run simulate(Path with, String... more) throws Exception {
    Path data = Files.writeString(folder.resolve("data.csv"), DATA);
    Stream<String> words =
        Stream.of(
            "simulate",
            "--with=" + with,
            "--data=" + data,
            "--target=y",
            "--no-figures",
            "--teacher=10",
            "--times=0.5,3",
            "--out=" + folder.resolve("out"));
    return InProcess.run(Stream.concat(words, Arrays.stream(more)).toArray(String[]::new));
  }

  private static final double PENALTY = 0.5;

  /** One of the eigenvalues and the decay are the rate together: no hole is there. */
  @ParameterizedTest
  @CsvSource({"1.5", "0.3", "1e-9"})
  void theExampleOfThePageRuns(double rate) throws Exception {
    Jar.Run run =
        simulate(
            source(example()), "--procedure=decayed-ema", "--penalty=" + PENALTY, "--rate=" + rate);
    assertThat(run.exit()).as(run.err()).isZero();
    Table all = Table.read(folder.resolve("out/trajectory.csv")).where("role", "teacher");
    double[] times = all.numbers("time");
    double[] gains = all.numbers("gain");
    for (int i = 0; i < times.length; i++) {
      double l = EIGENVALUES[(int) all.numbers("direction")[i] - 1];
      double wanted = averaged(l, rate, times[i]);
      assertThat(gains[i]).isCloseTo(wanted, within(1e-9 * wanted));
    }
    assertThat(Files.readString(folder.resolve("out/summary.json")))
        .contains("\"penalty\" : 0.5,", "\"rate\" : ");
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .contains("DecayedEma.java\",")
        .contains("\"--with\"");
  }

  /** The average by its own integral, by Simpson, of rate exp(-rate (t - s)) times b(s). */
  private static double averaged(double l, double rate, double t) {
    int n = 2000;
    double all = l + PENALTY;
    double sum = 0;
    for (int i = 0; i <= n; i++) {
      double s = t * i / n;
      double weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * rate * Math.exp(-rate * (t - s)) * l / all * -Math.expm1(-all * s);
    }
    return sum * t / n / 3;
  }

  /** A pair that nothing on record knows. */
  @Test
  void conjecturesAreChecked() throws Exception {
    Jar.Run run =
        InProcess.run(
            "theorems",
            "check",
            "--with=" + source(example()),
            "--pair=decayed-ema,decayed-ema,decayed-ema",
            "--cases=1000");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("P.decayed-ema.decayed-ema.decayed-ema", "refuted", "1 without a record");
  }

  @Test
  void jarsAndFoldersDoTheSame() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path engine = Path.of(Filter.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                engine.toString(),
                "-d",
                classes.toString(),
                source(example()).toString());
    assertThat(compiled).isZero();
    Files.createDirectories(classes.resolve(SERVICE).getParent());
    Files.writeString(classes.resolve(SERVICE), "DecayedEma\n");
    Path jar =
        jar(
            Map.of(
                SERVICE,
                "DecayedEma\n".getBytes(),
                "DecayedEma.class",
                Files.readAllBytes(classes.resolve("DecayedEma.class"))));
    refused(simulate(jar, "--with=" + classes), 3, "DecayedEma both have the name decayed-ema");
    for (Path with : List.of(classes, jar)) {
      Jar.Run run = simulate(with, "--procedure=decayed-ema", "--penalty=" + PENALTY, "--rate=0.3");
      assertThat(run.exit()).as(run.err()).isZero();
    }
  }

  private Path jar(Map<String, byte[]> entries) throws Exception {
    Path jar = folder.resolve("filters.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }

  /** One line that names the file and the mend, and nothing is written. */
  private void refused(Jar.Run run, int exit, String... words) {
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(words);
    assertThat(run.err().lines().count()).isEqualTo(exit == 3 ? 1 : 2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void filesThatAreNoneOrBroken() throws Exception {
    refused(simulate(folder.resolve("No.java")), 3, "No.java", "there is no such file", "Give");
    refused(simulate(folder.resolve("data.csv")), 3, "data.csv: it is no .java file, no .jar");
    refused(simulate(Files.writeString(folder.resolve("b.jar"), "no")), 3, "b.jar: it is no jar");
    refused(
        simulate(Files.createDirectory(folder.resolve("empty"))),
        3,
        "empty: it has no filters",
        SERVICE);
    refused(simulate(jar(Map.of("x", new byte[1]))), 3, "filters.jar: it has no filters", SERVICE);
    refused(
        simulate(jar(Map.of(SERVICE, "Gone\n".getBytes()))),
        3,
        "filters.jar: a filter cannot be made",
        "Gone",
        "not found");
    refused(
        simulate(jar(Map.of(SERVICE, "org.eigendistill.dynamics.Ridge\n".getBytes()))),
        3,
        SERVICE + ": it names no class that is here");
  }

  @Test
  void sourcesThatDoNotCompileOrAreNoFilter() throws Exception {
    refused(
        simulate(source(example().replace("y.negate()", "z.negate()"))),
        3,
        "DecayedEma.java, line 23: it does not compile: cannot find symbol, symbol: variable z",
        "Mend it.");
    refused(simulate(source("class A {}")), 3, "DecayedEma.java: it has no filter", "implements");
    refused(
        simulate(
            source(
                example().replace("  public String", "  DecayedEma(int x) {}\n  public String"))),
        3,
        "DecayedEma.java: a filter cannot be made",
        "constructor without arguments");
    refused(
        simulate(source(example().replace("decayed-ema", "Decayed Ema"))),
        3,
        "DecayedEma: 'Decayed Ema' is no name for a filter");
    refused(
        simulate(source(example().replace("decayed-ema", "ridge"))),
        3,
        "DecayedEma.java: org.eigendistill.dynamics.Ridge and DecayedEma both have the name ridge",
        "another name");
    refused(
        simulate(source(example().replace("\"rate\"", "\"Rate!\""))),
        3,
        "DecayedEma.java, DecayedEma: it fails",
        "Rate!");
    Path source = source(example());
    assertThatThrownBy(() -> FilterSource.compiled(source, null))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "DecayedEma.java: this Java has no compiler. Run the program by the java");
  }

  /** Whatever of it fails, and whenever: the words are the file's, not an internal error's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public java.util.Map<String, Double> named(double... numbers) {|named",
        "public java.util.Optional<Bound> exceeded(double top, double... numbers) {|exceeded",
        "public java.util.Optional<org.eigendistill.dynamics.Propagator> fast(double l, double... numbers) {|fast"
      })
  void aMethodThatFailsIsNamed(String method, String name) throws Exception {
    Path source =
        source(
            example()
                .replaceFirst(
                    "\\}\\s*$",
                    "\n  "
                        + method
                        + "\n    throw new IllegalStateException(\"not yet\");\n  }\n}\n"));
    Jar.Run run = simulate(source, "--procedure=decayed-ema", "--penalty=" + PENALTY, "--rate=0.3");
    refused(
        run,
        3,
        "DecayedEma.java: DecayedEma.%s, line ".formatted(name),
        "fails (java.lang.IllegalStateException: not yet)",
        "adding-a-filter.md");
  }

  @Test
  void namesThatClash() throws Exception {
    Path source = source(example().replace("\"rate\"", "\"teacher\""));
    refused(
        simulate(source),
        2,
        "simulate has an option --teacher, and the filter decayed-ema a parameter teacher. Give");
    refused(
        simulate(source(example()), "--procedure=decayed-ema", "--penalty=1"),
        2,
        "decayed-ema needs --rate.");
    refused(
        simulate(source(example()), "--rate=2"), 2, "--rate has no meaning for --procedure flow.");
    refused(
        simulate(source(example()), "--procedure=decayed-ema", "--penalty=" + PENALTY, "--rate=-1"),
        2,
        "decayed-ema: the rate must be positive");
    refused(InProcess.run("literature", "--with=" + source), 2, "Unknown option: '--with=");
  }
}

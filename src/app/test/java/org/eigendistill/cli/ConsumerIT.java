// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine taken alone, by a consumer that is no part of the build: the page's example. */
class ConsumerIT {
  private static final List<String> JARS =
      List.of("eigendistill-engine", "ejml-core", "ejml-ddense", "commons-math3");
  private static final long MOST_BYTES = 5_000_000;
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private List<Path> jars;

  @BeforeEach
  void find() throws Exception {
    try (Stream<Path> list = Files.list(Path.of("target", "lib"))) {
      jars = list.filter(jar -> JARS.contains(name(jar))).map(Path::toAbsolutePath).toList();
    }
    assertThat(jars).hasSameSizeAs(JARS);
  }

  @Test
  void aFewSmallJarsAreEnough() throws Exception {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
    String source = example();
    for (String wanted : List.of("Spectrum spectrum", "Model student", "bestStudent()")) {
      assertThat(source).contains(wanted);
    }
    compile("Disobey", source);
    assertThat(run("Disobey"))
        .matches(
            Pattern.compile(
                "Along direction 4: gain 0\\.\\d{4}, behind\\.\n"
                    + "Best teacher: risk 0\\.\\d{6}\\. Best student: risk 0\\.\\d{6}\\.\n"));
  }

  /** Small data ask for no native library; what asks for one is told that there is none. */
  @Test
  void withoutOpenBlasThatIsSaidOnceWanted() throws Exception {
    compile(
        "Gram",
        """
        import org.eigendistill.base.Matrix;
        import org.eigendistill.spectrum.EigenSolver;
        import org.eigendistill.spectrum.Solvers;
        class Gram {
          public static void main(String[] arguments) {
            EigenSolver solver = Solvers.named("auto", 1, System.out::println);
            System.out.println(solver.gram(Matrix.ofColumn(3, 4)).get(0, 0));
            System.out.println(solver.name());
          }
        }
        """);
    assertThat(run("Gram"))
        .isEqualTo(
            "OpenBLAS is not on the class path. The pure Java solver is used, which is slower.\n25.0\nejml\n");
  }

  /** For consumers with module descriptors. */
  @Test
  void theEngineHasAName() throws Exception {
    for (Path path : jars) {
      if (name(path).startsWith("eigendistill")) {
        try (JarFile jar = new JarFile(path.toFile())) {
          assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
              .isEqualTo("org.eigendistill.engine");
          assertThat(jar.stream().map(entry -> entry.getName().replaceFirst("[^/]*$", "")))
              .noneMatch(name -> name.contains("figure") || name.contains("/cli/"));
        }
      }
    }
  }

  private static String name(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }

  private static String example() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("src", "docs", "engine.md")));
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private String classPath() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private void compile(String type, String source) throws Exception {
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-Xlint:all", "-Werror", "-proc:none", "-cp", classPath()),
                  null,
                  files.getJavaFileObjects(file))
              .call();
      assertThat(good).as(said.toString()).isTrue();
    }
  }

  private String run(String type) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath() + File.pathSeparator + folder,
                type)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolversTest {
  @Test
  void namesFindSolvers() {
    assertThat(Solvers.named("ejml", 1, said -> {})).isInstanceOf(EjmlSolver.class);
    assertThatThrownBy(() -> Solvers.named("mkl", 1, said -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mkl");
    assertThatThrownBy(() -> Solvers.named("openblas", 0, said -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Small data have the same singular values with every solver, and load nothing. */
  @Test
  void autoLoadsNothingForSmallData() {
    List<String> notices = new ArrayList<>();
    EigenSolver auto = Solvers.named("auto", 1, notices::add);
    Matrix small = Matrix.fill(300, 160, (i, k) -> Math.sin(1 + i * 7.0 + k * 3.0));
    EigenSolver.Svd svd = auto.thin(small);
    assertThat(auto.name()).isEqualTo("ejml");
    EigenSolver.Svd reference = new EjmlSolver().thin(small);
    assertThat(svd.values()).containsExactly(reference.values());
    assertThat(svd.right()).isEqualTo(reference.right());
    auto.thin(Matrix.fill(170, 161, (i, k) -> Math.sin(1 + i * 7.0 + k * 3.0)));
    assertThat(auto.name()).isEqualTo(notices.isEmpty() ? "openblas" : "ejml");
    assertThatThrownBy(() -> Solvers.named("auto", 0, said -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Where JavaCPP is told of a system that has no library, in a process of its own. */
  @Test
  @Tag("thorough")
  void fallsBackWhereTheLibraryIsMissing(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(run(folder, "auto", "-Dorg.bytedeco.javacpp.platform=plan9-vax"))
        .startsWith("ejml|OpenBLAS does not load on this system")
        .endsWith("The pure Java solver is used, which is slower.\n");
    assertThat(run(folder, "openblas", "-Dorg.bytedeco.javacpp.platform=plan9-vax"))
        .startsWith("unavailable|OpenBLAS does not load on this system");
  }

  /** A file of the library's name that is no library: damaged, or of another architecture. */
  @Test
  @Tag("thorough")
  void fallsBackWhereTheLibraryIsBroken(@TempDir Path folder)
      throws IOException, InterruptedException {
    for (String name :
        List.of(
            "libjniopenblas_nolapack.so",
            "libjniopenblas_nolapack.dylib",
            "jniopenblas_nolapack.dll")) {
      Files.writeString(folder.resolve(name), "no library");
    }
    String elsewhere = "-Djava.library.path=" + folder;
    String withoutTheRealOne =
        Arrays.stream(classPath().split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*openblas-.*-(linux|macosx|windows)-.*jar"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(run(folder, "auto", elsewhere, "-cp", withoutTheRealOne))
        .startsWith("ejml|OpenBLAS does not load on this system");
    assertThat(run(folder, "openblas", elsewhere, "-cp", withoutTheRealOne))
        .startsWith("unavailable|");
  }

  /** Surefire hides the class path in a jar's manifest and keeps it in a property of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String run(Path folder, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(options));
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"));
    command.addAll(List.of(Probe.class.getName(), name));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            // The virtual machine has a warning of its own for what is no library.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  /** Prints what solver a name finds. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      List<String> notices = new ArrayList<>();
      try {
        EigenSolver solver = Solvers.named(arguments[0], 1, notices::add);
        solver.symmetric(Matrix.fill(2, 2, (i, k) -> i == k ? 1 : 0));
        System.out.println(solver.name() + "|" + String.join(" ", notices));
      } catch (Solvers.UnavailableException e) {
        System.out.println("unavailable|" + e.getMessage());
      }
    }
  }
}

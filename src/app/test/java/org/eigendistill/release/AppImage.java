// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigendistill.testing.Tree;

/**
 * The program with a Java runtime of its own, by jpackage of the JDK that runs this, for machines
 * without Java. It is of this machine's system.
 *
 * @param folder all of it, under the name that jpackage gives it
 */
record AppImage(Path folder) {
  private static final String MODULES =
      "java.se,jdk.compiler,jdk.httpserver,jdk.jshell,jdk.unsupported,jdk.zipfs";

  private static final Path LONGLEY =
      Path.of("src/app/main/resources/org/eigendistill/data/regression/longley.csv");

  /** Where the launcher is on Linux, macOS and Windows. */
  private static final List<String> LAUNCHERS =
      List.of("bin/eigendistill", "Contents/MacOS/eigendistill", "eigendistill.exe");

  /**
   * Makes one.
   *
   * @param delivered where the build has left eigendistill.jar and lib
   * @param work a folder for it alone
   */
  static AppImage make(Path delivered, String version, Path work)
      throws IOException, InterruptedException {
    Path jpackage = Path.of(System.getProperty("java.home"), "bin", "jpackage");
    if (!Files.exists(jpackage) && !Files.exists(jpackage.resolveSibling("jpackage.exe"))) {
      throw new NoReleaseException(jpackage + " is not there: an image wants a whole JDK");
    }
    Path program = Files.createDirectories(work.resolve("program"));
    Path libraries = Files.createDirectory(program.resolve("lib"));
    copy(Path.of("LICENSE"), program);
    copy(Path.of("NOTICE"), program);
    copy(delivered.resolve("eigendistill.jar"), program);
    try (Stream<Path> files = Files.list(delivered.resolve("lib"))) {
      for (Path file : files.toList()) {
        copy(file, libraries);
      }
    }
    List<String> words = new ArrayList<>(List.of(jpackage.toString(), "--type", "app-image"));
    words.addAll(List.of("--name", "eigendistill", "--app-version", version));
    words.addAll(List.of("--input", "program", "--dest", "image"));
    words.addAll(List.of("--main-jar", "eigendistill.jar"));
    words.addAll(List.of("--main-class", "org.eigendistill.cli.Main"));
    words.addAll(List.of("--java-options", "-XX:+UseSerialGC"));
    words.addAll(List.of("--java-options", "-Djava.awt.headless=true"));
    words.addAll(List.of("--add-modules", MODULES));
    Program.run(work, Map.of(), words).require("jpackage");
    try (Stream<Path> made = Files.list(work.resolve("image"))) {
      return new AppImage(made.findFirst().orElseThrow());
    }
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(file, folder.resolve(file.getFileName()));
  }

  /** Asks it for its version, and for the tour's result. */
  void tryIt(String version) throws IOException, InterruptedException {
    Path launcher =
        LAUNCHERS.stream().map(folder::resolve).filter(Files::exists).findFirst().orElseThrow();
    Path work = Files.createTempDirectory("tried");
    try {
      String says = run(work, launcher, List.of("--version"));
      if (!says.contains(version)) {
        throw new NoReleaseException("the image is not of version " + version + ": " + says);
      }
      List<String> words = new ArrayList<>(List.of("simulate", "--target", "totemp"));
      words.addAll(List.of("--data", LONGLEY.toAbsolutePath().toString(), "--standardize"));
      words.addAll(List.of("--teacher", "auto", "--times", "auto", "--out", "longley"));
      run(work, launcher, words);
    } finally {
      Tree.delete(work);
    }
  }

  private static String run(Path work, Path launcher, List<String> words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(launcher.toString()));
    all.addAll(words);
    return Program.run(work, Map.of(), all).require("the image's " + words.get(0));
  }
}

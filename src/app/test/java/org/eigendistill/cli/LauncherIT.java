// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside the jar: the program with its classes in an archive. */
class LauncherIT {
  private static final Path LAUNCHER = Path.of("target", "eigendistill").toAbsolutePath();

  /** Tells whether classes come out of an archive: the JVM logs where each is from. */
  private static final String SHOWN = "-Xlog:class+load:file=classes.log";

  @TempDir private Path folder;

  private Path cache;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aFolderWithBlanks() {
    cache = folder.resolve("a cache");
    environment.put("EIGENDISTILL_CACHE", cache.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  private Jar.Run launch(String... arguments) throws Exception {
    return Jar.runProgram(
        environment,
        folder,
        Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(arguments)).toArray(String[]::new));
  }

  private List<Path> archives() throws Exception {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(cache)) {
      return list.toList();
    }
  }

  private String origin() throws Exception {
    return Files.readString(folder.resolve("classes.log"))
        .lines()
        .filter(line -> line.contains("org.eigendistill.cli.RootCommand "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theArchiveIsMadeOnceAndUsed() throws Exception {
    environment.put("JAVA_OPTS", SHOWN);
    Jar.Run first = launch("--version");
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).isEqualTo(Jar.run(folder, "--version").out());
    assertThat(first.err()).isEmpty();
    assertThat(archives()).hasSize(1);
    assertThat(archives().get(0).getFileName().toString()).matches("classes-\\d+-\\d+\\.jsa");
    assertThat(Files.getPosixFilePermissions(cache))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(origin()).contains("shared objects file (top)");
    long made = Files.getLastModifiedTime(archives().get(0)).toMillis();
    // The exit code, arguments with blanks and the standard input are the program's own.
    Jar.Run wrong =
        launch(
            "simulate", "--data", "no such file.csv", "--target", "y", "--teacher=1", "--times=1");
    Jar.Run plain =
        Jar.run(
            folder,
            "simulate",
            "--data",
            "no such file.csv",
            "--target",
            "y",
            "--teacher=1",
            "--times=1");
    assertThat(wrong.exit()).isEqualTo(plain.exit()).isEqualTo(3);
    assertThat(wrong.err()).isEqualTo(plain.err());
    assertThat(Files.getLastModifiedTime(archives().get(0)).toMillis()).isEqualTo(made);
    // A damaged archive is passed over.
    Files.setPosixFilePermissions(archives().get(0), PosixFilePermissions.fromString("rw-------"));
    Files.write(archives().get(0), new byte[100]);
    Jar.Run damaged = launch("--version");
    assertThat(damaged.exit()).as(damaged.err()).isZero();
    assertThat(damaged.out()).isEqualTo(first.out());
  }

  /** What may be long has the second compiler; what is surely short does without. */
  @Test
  void whatMayBeLongIsCompiledTwice() throws Exception {
    environment.put("JAVA_OPTS", "-XX:+PrintFlagsFinal");
    assertThat(level("--version")).isEqualTo("1");
    for (String command : List.of("advise", "risk", "diagnose", "scenario")) {
      assertThat(level(command, "--help")).as(command).isEqualTo("4");
    }
    Path small = folder.resolve("a small.csv");
    Files.writeString(small, "a,b\n1,2\n");
    Path large = folder.resolve("a large.csv");
    Files.writeString(large, "a,b\n" + "1,2\n".repeat(20_000));
    assertThat(level("simulate", "--data", small.toString(), "--help")).isEqualTo("1");
    assertThat(level("simulate", "--data=" + large, "--help")).isEqualTo("4");
    assertThat(level("simulate", "--data", large.toString(), "--help")).isEqualTo("4");
    assertThat(level("simulate", "--data", small.toString(), "--kernel", "rbf:1", "--help"))
        .isEqualTo("4");
  }

  /** Large pages are asked for where the system gives them to who asks. */
  @Test
  void largePages() throws Exception {
    environment.put("JAVA_OPTS", "-XX:+PrintFlagsFinal");
    Path told = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    String given = Files.exists(told) ? Files.readString(told) : "";
    boolean asked = given.contains("[madvise]") || given.contains("[always]");
    assertThat(flag("UseTransparentHugePages", "--version")).isEqualTo("" + asked);
  }

  private String level(String... arguments) throws Exception {
    return flag("TieredStopAtLevel", arguments);
  }

  private String flag(String name, String... arguments) throws Exception {
    Jar.Run run = launch(arguments);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out()
        .lines()
        .filter(line -> line.contains(" " + name + " "))
        .map(line -> line.replaceFirst(".*= (\\w+).*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /** A jar that was written anew within the minute, of the same size, has an archive of its own. */
  @Test
  void anotherBuildHasAnotherArchive() throws Exception {
    Path built = Files.createDirectory(folder.resolve("built"));
    Path launcher = built.resolve("eigendistill");
    Files.copy(LAUNCHER, launcher, StandardCopyOption.COPY_ATTRIBUTES);
    Path jar =
        Files.copy(LAUNCHER.resolveSibling("eigendistill.jar"), built.resolve("eigendistill.jar"));
    Files.createSymbolicLink(built.resolve("lib"), LAUNCHER.resolveSibling("lib"));
    FileTime minute = FileTime.from(Instant.parse("2026-01-01T00:00:30Z"));
    Files.setLastModifiedTime(jar, minute);
    environment.put("JAVA_OPTS", SHOWN);
    Jar.Run first = Jar.runProgram(environment, folder, launcher.toString(), "--version");
    assertThat(first.exit()).as(first.err()).isZero();
    List<Path> before = archives();
    assertThat(before).hasSize(1);
    Files.setLastModifiedTime(jar, FileTime.from(minute.toInstant().plusMillis(1500)));
    assertThat(Jar.runProgram(environment, folder, launcher.toString(), "--version").exit())
        .isZero();
    assertThat(archives()).hasSize(1).doesNotContainAnyElementsOf(before);
    assertThat(origin()).contains("shared objects file (top)");
  }

  /** Hints name the launcher as it was typed. */
  @Test
  void hintsNameWhatWasTyped() throws Exception {
    environment.put("EIGENDISTILL_CACHE", "none");
    assertThat(launch("simulate", "--nonsense").err())
        .contains("Try '%s simulate --help'.".formatted(LAUNCHER));
    environment.put("PATH", LAUNCHER.getParent() + ":" + System.getenv("PATH"));
    assertThat(Jar.runProgram(environment, folder, "eigendistill", "--nonsense").err())
        .contains("Try 'eigendistill --help'.");
  }

  /** Where others could write, nothing is trusted; the program runs all the same. */
  @Test
  void aFolderOfOthersIsNotTrusted() throws Exception {
    Files.createDirectory(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    Jar.Run run = launch("--version");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(archives()).isEmpty();
    Files.delete(cache);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(cache, elsewhere);
    assertThat(launch("--version").exit()).isZero();
    assertThat(archives()).isEmpty();
    environment.put("EIGENDISTILL_CACHE", "none");
    assertThat(launch("--version").exit()).isZero();
    assertThat(folder.resolve("none")).doesNotExist();
    // Nor a folder that cannot be made.
    environment.put("EIGENDISTILL_CACHE", Files.createFile(folder.resolve("file")) + "/cache");
    assertThat(launch("--version").exit()).isZero();
  }

  @Test
  void linksAndWhatIsMissing() throws Exception {
    environment.put("EIGENDISTILL_CACHE", "none");
    Path link = folder.resolve("ed");
    Files.createSymbolicLink(link, LAUNCHER);
    Jar.Run linked = Jar.runProgram(environment, folder, "./ed", "--version");
    assertThat(linked.exit()).as(linked.err()).isZero();
    Path alone = Files.copy(LAUNCHER, folder.resolve("alone"));
    Jar.Run missing = Jar.runProgram(environment, folder, "sh", alone.toString(), "--version");
    assertThat(missing.exit()).isEqualTo(4);
    assertThat(missing.err()).contains("eigendistill.jar is not there").hasLineCount(1);
    environment.put("JAVA_HOME", folder.toString());
    Jar.Run home = launch("--version");
    assertThat(home.exit()).isEqualTo(4);
    assertThat(home.err()).contains("JAVA_HOME").contains(folder.toString()).hasLineCount(1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code src/testing/scripts}, with programs that only seem to work. */
class ScriptsTest {
  private static final Path SCRIPTS = Path.of("src", "testing", "scripts").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void bash() {
    Wanted.program("bash");
  }

  private static Path program(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  /** A folder that looks like a JDK's. Its java writes a file where it is told {@code --out}. */
  private void jdk(String name, String version) throws IOException {
    Path home = folder.resolve("jvm").resolve(name);
    program(home.resolve("bin/javac"));
    program(
        home.resolve("bin/java"),
        "[ \"$1\" != -version ] || { echo 'openjdk version \"%s\" 2026' >&2; exit; }"
            .formatted(version),
        "while [ \"$1\" != --out ]; do shift; done",
        "mkdir -p \"$2\" && echo 1 >\"$2/table.csv\"");
  }

  private Jar.Run jdks(String... words) throws Exception {
    String[] all = new String[words.length + 2];
    all[0] = "bash";
    all[1] = folder.resolve("clone/src/testing/scripts/jdks.sh").toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return Jar.runProgram(
        Map.of(
            "JVMS",
            folder.resolve("jvm").toString(),
            "PATH",
            folder.resolve("bin") + ":" + System.getenv("PATH")),
        folder,
        all);
  }

  private void script(String name) throws IOException {
    Path place = folder.resolve("clone/src/testing/scripts");
    Files.createDirectories(place);
    Files.copy(SCRIPTS.resolve(name), place.resolve(name));
  }

  @Test
  void jdksOf17AndLater() throws Exception {
    script("jdks.sh");
    jdk("a", "17.0.15");
    jdk("b", "1.8.0_402");
    jdk("c", "11.0.2");
    jdk("d", "25-ea");
    jdk("e", "17.0.15");
    Files.createSymbolicLink(folder.resolve("jvm/default"), folder.resolve("jvm/a"));
    Jar.Run list = jdks("--list");
    assertThat(list.exit()).as(list.err()).isZero();
    assertThat(list.out().replace(folder + "/", "").lines())
        .containsExactly("17.0.15 jvm/a", "25-ea jvm/d", "17.0.15 jvm/e");
    Jar.Run old = jdks("--list", folder.resolve("jvm/c").toString());
    assertThat(old.exit()).isEqualTo(2);
    assertThat(old.err()).contains("jvm/c is of version 11, not 17 or later");
    assertThat(jdks("--list", folder.toString()).err()).contains("there is no JDK in " + folder);
  }

  /** Two of one version have a clone each. */
  @Test
  void twoOfOneVersion() throws Exception {
    Wanted.program("git");
    script("jdks.sh");
    jdk("a", "17.0.15");
    jdk("b", "17.0.15");
    program(folder.resolve("bin/mvn"), "mkdir -p target");
    String commit =
        "cd clone && git init -q && git add . && git -c user.name=a -c user.email=b commit -qm c";
    assertThat(Jar.runProgram(Map.of(), folder, "sh", "-c", commit).exit()).isZero();
    Jar.Run run = jdks("--no-tests");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).containsPattern("17.0.15 a .*exit 0, 1 files");
    assertThat(run.out()).containsPattern("17.0.15 b .*beside 17.0.15's: 0 PNG differ, 0 other");
  }

  /** What fails while it is timed is heard. */
  @Test
  void whatFailsWhileItIsTimedIsHeard() throws Exception {
    script("startup.sh");
    Path startup = folder.resolve("clone/src/testing/scripts/startup.sh");
    Jar.Run none = Jar.runProgram(Map.of(), folder, "bash", startup.toString());
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("there is no target/eigendistill");
    program(
        folder.resolve("clone/target/eigendistill"),
        "[ \"$1\" = --version ] || { echo 'no such data' >&2; exit 3; }");
    program(folder.resolve("bin/java"));
    Jar.Run run =
        Jar.runProgram(
            Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")),
            folder,
            "bash",
            startup.toString(),
            "1");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).as(run.err()).startsWith("--version ");
    assertThat(run.err())
        .contains("this failed: target/eigendistill simulate")
        .contains("no such data");
  }
}

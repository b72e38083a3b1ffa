// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eigendistill.output.FileDigest;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release is said to have, how its files are listed, and why there may be none. */
class ReleaseTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @TempDir private Path folder;

  /** CONTRIBUTING's table of a release is its list of files. */
  @Test
  void theFilesAreThoseThatArePromised() throws IOException {
    String said = Files.readString(Path.of("CONTRIBUTING.md"));
    String releases = said.split("\n## Releases\n", 2)[1].split("\n## ", 2)[0];
    assertThat(ROW.matcher(releases).results().map(row -> row.group(1)))
        .containsExactlyElementsOf(new Release("VERSION", "SYSTEM", Instant.EPOCH).names());
  }

  /** {@code sha256sum -c} takes the list, and finds a file that was changed. */
  @Test
  void digestsAreThoseOfTheFiles() throws Exception {
    Files.writeString(folder.resolve("b.whl"), "wheel");
    Files.writeString(folder.resolve("a.tar.gz"), "");
    Checksums.write(folder);
    assertThat(folder.resolve(Checksums.NAME))
        .hasContent(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.tar.gz\n"
                + FileDigest.of(folder.resolve("b.whl")).sha256()
                + "  b.whl\n");
    Wanted.program("sha256sum");
    List<String> check = List.of("sha256sum", "-c", Checksums.NAME);
    assertThat(Program.run(folder, Map.of(), check))
        .isEqualTo(new Program(0, "a.tar.gz: OK\nb.whl: OK\n"));
    Files.writeString(folder.resolve("b.whl"), "whale");
    assertThat(Program.run(folder, Map.of(), check).exit()).isOne();
  }

  private Path python(String name, String says) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho " + says + "\nexit 1\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void withoutWhatMakesWheelsThereIsNone() throws IOException {
    Path source = Path.of("src", "python");
    assertThatThrownBy(() -> Wheel.make(List.of(), source, folder, Instant.EPOCH))
        .isInstanceOf(NoReleaseException.class)
        .hasMessageContaining("there is no python3 on the path")
        .hasMessageContaining("pip install setuptools wheel");
    List<Path> two = List.of(python("one", "has no setuptools"), python("two", "has no wheel"));
    assertThatThrownBy(() -> Wheel.make(two, source, folder, Instant.EPOCH))
        .isInstanceOf(NoReleaseException.class)
        .hasMessageContaining(two.get(0) + " has no setuptools; " + two.get(1) + " has no wheel")
        .hasMessageContaining("pip install setuptools wheel");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("one", "two");
  }

  /** A list of parts that was made of other jars, or none, ends it. */
  @Test
  void theListOfPartsIsOfTheLibrariesThere() throws IOException {
    Path libraries = Files.createDirectory(folder.resolve("lib"));
    Files.writeString(libraries.resolve("known.jar"), "jar");
    Path list = folder.resolve("bom.json");
    assertThatThrownBy(() -> PartsList.require(list, libraries))
        .isInstanceOf(NoReleaseException.class)
        .hasMessageContaining("build again without -o");
    Files.writeString(
        list,
        "{\"components\": [{\"name\": \"known\", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"%s\"}]}]}"
            .formatted(FileDigest.of(libraries.resolve("known.jar")).sha256()));
    PartsList.require(list, libraries);
    Files.writeString(libraries.resolve("other.jar"), "another jar");
    assertThatThrownBy(() -> PartsList.require(list, libraries))
        .isInstanceOf(NoReleaseException.class)
        .hasMessageContaining(libraries.resolve("other.jar").toString());
  }
}

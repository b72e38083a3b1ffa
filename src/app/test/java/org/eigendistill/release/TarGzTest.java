// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packed twice, made in another order, at another time, under another mask: the same bytes. */
class TarGzTest {
  private static final Instant STAMP = Instant.parse("2026-01-01T00:00:00Z");
  private static final String LONG = "deep/" + "far-".repeat(40) + "away.txt";

  @TempDir private Path folder;

  /** The same program, as another user's machine would have it. */
  private Path program(String where, String permissions, boolean backwards, long seconds)
      throws IOException {
    Path root = Files.createDirectories(folder.resolve(where).resolve("program"));
    List<String> names = new ArrayList<>(List.of("bin/run", "a.txt", "b/c.txt", LONG));
    if (backwards) {
      Collections.reverse(names);
    }
    for (String name : names) {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "what " + name + " has");
      String run = name.equals("bin/run") ? "rwx------" : permissions;
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(run));
      Files.setLastModifiedTime(file, FileTime.fromMillis(1000 * seconds));
    }
    Files.createSymbolicLink(root.resolve("b/link"), Path.of("../a.txt"));
    return root;
  }

  private Path packed(Path program, String name) throws IOException {
    Path archive = folder.resolve(name);
    TarGz.pack(program, archive, STAMP);
    return archive;
  }

  @Test
  void theSameBytes() throws IOException {
    Path one = packed(program("one", "rw-r--r--", false, 1_700_000_000), "one.tar.gz");
    Path two = packed(program("two", "rw-rw----", true, 1_800_000_001), "two.tar.gz");
    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    Path other = program("three", "rw-r--r--", false, 1_700_000_000);
    Files.writeString(other.resolve("a.txt"), "another word");
    assertThat(Files.mismatch(one, packed(other, "three.tar.gz"))).isNotNegative();
  }

  @Test
  void whatIsInIt() throws IOException {
    Path archive = packed(program("one", "rw-------", false, 1_700_000_000), "one.tar.gz");
    List<String> found = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        assertThat(each.getLastModifiedTime().toInstant()).isEqualTo(STAMP);
        assertThat(List.of(each.getLongUserId(), each.getLongGroupId())).containsOnly(0L);
        assertThat(each.getUserName() + each.getGroupName()).isEmpty();
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        found.add("%o %s %s".formatted(each.getMode() & 0777, each.getName(), text).strip());
        assertThat(each.getLinkName()).isEqualTo(each.isSymbolicLink() ? "../a.txt" : "");
      }
    }
    assertThat(found)
        .containsExactly(
            "755 program/",
            "644 program/a.txt what a.txt has",
            "755 program/b/",
            "644 program/b/c.txt what b/c.txt has",
            "644 program/b/link",
            "755 program/bin/",
            "755 program/bin/run what bin/run has",
            "755 program/deep/",
            "644 program/" + LONG + " what " + LONG + " has");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.testing.Tree;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A result goes to a disk of one megabyte, which is the folder itself, in the place of an older
 * one, with any number of blocks left free. Only the administrator may mount such a disk.
 */
@Tag("slow")
class FullDiskTest {
  private static final int BLOCK = 4096;

  @TempDir private Path folder;

  @Test
  void anOldResultOutlivesAFullDisk() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    int mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "eigendistill", out.toString());
    assumeTrue(mounted == 0, "no disk can be mounted here");
    try {
      everyAmountOfRoom(out);
    } finally {
      run("umount", out.toString());
    }
  }

  private void everyAmountOfRoom(Path out) throws IOException {
    FaultScenario scenario =
        FaultScenario.all(FaultScenario.data(folder)).stream()
            .filter(each -> each.name().equals("simulate, over a result"))
            .findFirst()
            .orElseThrow();
    clear(out);
    scenario.old().run(folder);
    Tree old = Tree.of(out);
    scenario.command().run(folder);
    Tree fresh = Tree.of(out);
    int failed = 0;
    int exit = Main.BAD_INPUT;
    for (int blocks = 0; exit != Main.GOOD; blocks++) {
      clear(out);
      scenario.old().run(folder);
      Path filler = out.resolve("filler");
      long free = Files.getFileStore(out).getUsableSpace() - (long) blocks * BLOCK;
      Files.write(filler, new byte[(int) free]);
      ProgramRuns.Ended ended = scenario.command().run(folder);
      exit = ended.exit();
      Files.delete(filler);
      Tree wanted = exit == Main.GOOD ? fresh : old;
      assertThat(Tree.of(out).difference(wanted)).as(blocks + " blocks: " + ended).isEmpty();
      if (exit != Main.GOOD) {
        failed++;
        assertThat(exit).as(ended.err()).isEqualTo(Main.BAD_INPUT);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains(out.toString()).containsAnyOf("No space left", "room for");
      }
    }
    assertThat(failed).isGreaterThan(old.names().size() / 2);
    System.out.printf(
        "A full disk: with 0 to %d blocks of %d bytes free the old result stayed whole, with %d the new one came.%n",
        failed - 1, BLOCK, failed);
  }

  private static void clear(Path out) throws IOException {
    try (Stream<Path> walk = Files.walk(out)) {
      List<Path> inner = walk.filter(path -> !path.equals(out)).toList();
      for (Path path : inner.stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static int run(String... words) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(words).inheritIO().start().waitFor();
    } catch (IOException e) {
      return -1; // there is no such program
    }
  }
}

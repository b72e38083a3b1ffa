// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run's result, whole or not at all. */
class ResultFolderTest {
  private static final Map<String, String> HEAD =
      Map.of("program", "eigendistill test", "command", "simulate");

  @TempDir private Path folder;

  private static ResultFolder open(Path target, String... names) {
    return ResultFolder.open(target, ResultFolder.Opening.of("simulate", Set.of(names)));
  }

  /** Publishes files whose content is as given. */
  static void publish(Path target, Map<String, String> files) {
    try (ResultFolder out =
        ResultFolder.open(target, ResultFolder.Opening.of("simulate", files.keySet()))) {
      files.forEach((name, text) -> out.write(name, path -> Files.writeString(path, text)));
      out.publish(all -> HEAD);
    }
  }

  /** Everything under a folder but manifests, hidden folders included. */
  static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(RunManifest.FILE)) {
          files.put(Trees.name(root, file), Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void nothingShowsBeforePublish() throws IOException {
    Path target = folder.resolve("a/b");
    try (ResultFolder out = open(target, "one.txt", "in/two.txt")) {
      out.write("one.txt", path -> Files.writeString(path, "1"));
      out.write("in/two.txt", path -> Files.writeString(path, "2"));
      try (Stream<Path> list = Files.list(target)) {
        assertThat(list).containsExactly(target.resolve(ResultFolder.ROOM));
      }
      out.publish(files -> HEAD);
    }
    assertThat(files(folder)).isEqualTo(Map.of("a/b/one.txt", "1", "a/b/in/two.txt", "2"));
    assertThat(target.resolve(ResultFolder.ROOM)).doesNotExist();
    RunManifest manifest = RunManifest.of(target).orElseThrow();
    assertThat(manifest.files().keySet()).containsExactly("in/two.txt", "one.txt");
    // echo -n 1 | sha256sum
    assertThat(manifest.files().get("one.txt"))
        .isEqualTo(
            new FileDigest("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", 1));
  }

  @Test
  void theEarlierRunsFilesGoAndOthersStay() throws IOException {
    publish(folder, Map.of("one.txt", "1", "in/two.txt", "2", "edited.txt", "3"));
    Files.writeString(folder.resolve("mine.txt"), "mine");
    Files.writeString(folder.resolve("edited.txt"), "mine now");
    publish(folder, Map.of("one.txt", "new", "three.txt", "3"));
    assertThat(files(folder))
        .isEqualTo(
            Map.of(
                "one.txt", "new", "three.txt", "3", "mine.txt", "mine", "edited.txt", "mine now"));
    assertThat(folder.resolve("in")).doesNotExist();
    assertThat(RunManifest.of(folder).orElseThrow().files())
        .containsOnlyKeys("one.txt", "three.txt");
  }

  @Test
  void whatIsKeptStaysOnRecord() throws IOException {
    publish(folder, Map.of("one.txt", "1", "two.txt", "2"));
    try (ResultFolder out = open(folder, "three.txt")) {
      out.keep("two.txt");
      out.write("three.txt", path -> Files.writeString(path, "3"));
      out.publish(files -> HEAD);
    }
    assertThat(files(folder)).isEqualTo(Map.of("two.txt", "2", "three.txt", "3"));
    assertThat(RunManifest.of(folder).orElseThrow().files())
        .containsOnlyKeys("three.txt", "two.txt");
  }

  @Test
  void whatIsInTheWayIsRefusedBeforeWork() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "mine");
    assertThatThrownBy(() -> open(folder, "one.txt"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one.txt: is there and is no file of a run on record")
        .hasMessageContaining("Move it away or give --out another folder");
    assertThatThrownBy(() -> open(folder, "one.txt/in.txt")).hasMessageContaining("is there");
    Files.delete(folder.resolve("one.txt"));
    publish(folder, Map.of("one.txt", "1", "two.txt", "2"));
    Files.writeString(folder.resolve("one.txt"), "changed by hand");
    assertThatThrownBy(() -> open(folder, "one.txt"))
        .hasMessageContaining("one.txt: was changed since the run that wrote it");
    Files.writeString(folder.resolve(RunManifest.FILE), "{\"name\": \"a web page\"}");
    assertThatThrownBy(() -> open(folder, "new.txt"))
        .hasMessageContaining("not the manifest of a run of this program");
    assertThat(files(folder)).isEqualTo(Map.of("one.txt", "changed by hand", "two.txt", "2"));
  }

  /** What comes in the way during the run is not overwritten either. */
  @Test
  void whatComesInTheWayMeanwhileIsKept() throws IOException {
    publish(folder, Map.of("one.txt", "1"));
    try (ResultFolder out = open(folder, "one.txt", "two.txt")) {
      out.write("one.txt", path -> Files.writeString(path, "new"));
      out.write("two.txt", path -> Files.writeString(path, "new"));
      Files.writeString(folder.resolve("two.txt"), "mine");
      assertThatThrownBy(() -> out.publish(files -> HEAD))
          .hasMessageContaining("two.txt: is there");
    }
    assertThat(files(folder)).isEqualTo(Map.of("one.txt", "1", "two.txt", "mine"));
  }

  @Test
  void aSecondRunIsRefusedAtOnceAndHarmsNothing() throws IOException {
    Path target = folder.resolve("out");
    try (ResultFolder first = open(target, "one.txt")) {
      first.write("one.txt", path -> Files.writeString(path, "1"));
      assertThatThrownBy(() -> open(target, "one.txt"))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("another run is writing there (simulate, process ")
          .hasMessageContaining("Wait for its end");
      first.publish(files -> HEAD);
    }
    assertThat(files(target)).isEqualTo(Map.of("one.txt", "1"));
  }

  @Test
  void failureLeavesTheOldResultAndNothingElse() throws IOException {
    Path target = folder.resolve("deep/out");
    assertThatThrownBy(() -> failing(target))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("two.txt: it could not be written (No space left on device)");
    assertThat(folder.resolve("deep")).doesNotExist();
    publish(target, Map.of("one.txt", "old"));
    assertThatThrownBy(() -> failing(target)).isInstanceOf(BadInputException.class);
    assertThat(files(folder)).isEqualTo(Map.of("deep/out/one.txt", "old"));
  }

  private static void failing(Path target) {
    try (ResultFolder out = open(target, "one.txt", "two.txt")) {
      out.write("one.txt", path -> Files.writeString(path, "new"));
      out.write(
          "two.txt",
          path -> {
            throw new IOException("No space left on device");
          });
    }
  }

  /** A mount point is such a folder: nothing can be moved into it from beside. */
  @Test
  void nothingIsWrittenBesideTheFolder() throws IOException {
    Path target = Files.createDirectory(folder.resolve("out"));
    try (ResultFolder out = open(target, "one.txt")) {
      out.write("one.txt", path -> Files.writeString(path, "1"));
      out.scratch();
      try (Stream<Path> list = Files.list(folder)) {
        assertThat(list).containsExactly(target);
      }
      out.publish(files -> HEAD);
    }
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list).containsExactly(target);
    }
  }

  /** Whatever its process number: nobody holds the lock. */
  @Test
  void whatTheDeadLeftIsSwept() throws IOException {
    Path room = Files.createDirectories(folder.resolve(ResultFolder.ROOM));
    Files.writeString(room.resolve("lock"), "simulate, process 1 on node, since then\nby a lock\n");
    Files.createDirectories(room.resolve("dead/in"));
    Files.writeString(room.resolve("dead/in/one.txt"), "half");
    publish(folder, Map.of("one.txt", "1"));
    assertThat(files(folder)).isEqualTo(Map.of("one.txt", "1"));
    assertThat(room).doesNotExist();
  }

  @Test
  void aNameThatWasNotDeclaredIsAnErrorOfTheProgram() {
    try (ResultFolder out = open(folder, "one.txt")) {
      out.write("two.txt", path -> Files.writeString(path, "2"));
      assertThatThrownBy(() -> out.publish(files -> HEAD))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'two.txt'");
    }
  }

  @Test
  void whereNoFolderCanBeIsSaidByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertThatThrownBy(() -> open(file, "one.txt"))
        .hasMessageContaining("file: it is not a folder");
    assertThatThrownBy(() -> open(file.resolve("in/out"), "one.txt"))
        .hasMessageContaining("file: it is not a folder");
    Files.writeString(folder.resolve(ResultFolder.ROOM), "mine");
    assertThatThrownBy(() -> open(folder, "one.txt"))
        .hasMessageContaining(".eigendistill: it is not a folder");
  }

  /** A manifest is a file that anybody may have written: it reaches nothing beyond its folder. */
  @Test
  void aManifestNamesNothingOutsideItsFolder() throws IOException {
    Path target = folder.resolve("out");
    Path precious = Files.writeString(folder.resolve("precious.txt"), "precious");
    for (String name : List.of("../precious.txt", "in/../../precious.txt", precious.toString())) {
      Files.createDirectories(target);
      Files.write(
          target.resolve(RunManifest.FILE),
          RunManifest.text(HEAD, Map.of(name, FileDigest.of(precious))));
      assertThatThrownBy(() -> publish(target, Map.of("one.txt", "1")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("manifest.json: it is not the manifest of a run");
      assertThatThrownBy(() -> FolderCheck.of(target)).isInstanceOf(BadInputException.class);
      assertThat(files(folder)).isEqualTo(Map.of("precious.txt", "precious"));
    }
  }

  /** Where a link was put in the place of a file or a folder, what it leads to is another's. */
  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path target = folder.resolve("out");
    publish(target, Map.of("one.txt", "1", "in/two.txt", "2"));
    Files.move(target.resolve("in"), folder.resolve("elsewhere"));
    Files.createSymbolicLink(target.resolve("in"), Path.of("../elsewhere"));
    Files.move(target.resolve("one.txt"), folder.resolve("one.txt"));
    Files.createSymbolicLink(target.resolve("one.txt"), Path.of("../one.txt"));
    publish(target, Map.of("three.txt", "3"));
    assertThat(files(folder))
        .containsAllEntriesOf(
            Map.of("one.txt", "1", "elsewhere/two.txt", "2", "out/three.txt", "3"));
    assertThat(target.resolve("one.txt")).isSymbolicLink();
    assertThat(target.resolve("in")).isSymbolicLink();
  }

  @Test
  void aLinkThatLeadsNowhereIsNamed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    assertThatThrownBy(() -> publish(link.resolve("out"), Map.of("one.txt", "1")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("link: it is a link that leads nowhere");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }
}

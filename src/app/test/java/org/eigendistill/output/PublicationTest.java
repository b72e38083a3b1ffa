// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publication that breaks off between any two of its moves. */
class PublicationTest {
  private static final Map<String, String> OLD =
      Map.of("both.txt", "old", "gone.txt", "old", "in/gone.txt", "old");
  private static final Map<String, String> NEW =
      Map.of("both.txt", "new", "come.txt", "new", "deep/come.txt", "new");

  /** The moves in the order in which they are made, from and to. */
  private static final List<List<String>> MOVES =
      List.of(
          List.of("gone.txt", "OLD/gone.txt"),
          List.of("in/gone.txt", "OLD/in/gone.txt"),
          List.of("both.txt", "OLD/both.txt"),
          List.of("NEW/both.txt", "both.txt"),
          List.of("NEW/come.txt", "come.txt"),
          List.of("NEW/deep/come.txt", "deep/come.txt"),
          List.of("manifest.json", "OLD/manifest.json"),
          List.of("NEW/manifest.json", "manifest.json"));

  @TempDir private Path folder;
  private Path room;

  @BeforeEach
  void begin() {
    room = folder.resolve(ResultFolder.ROOM);
  }

  /** An old result, a new one staged, the journal written, and some of the moves made. */
  private Publication after(int moves) throws IOException {
    Trees.deleteQuietly(folder);
    Files.createDirectories(folder);
    result(folder, OLD);
    result(room.resolve("id"), NEW);
    List<String> put = new ArrayList<>(new TreeMap<>(NEW).keySet());
    put.add(RunManifest.FILE);
    Map<String, FileDigest> gone = new TreeMap<>(RunManifest.of(folder).orElseThrow().files());
    gone.keySet().removeAll(put);
    Journal journal = new Journal("id", put, gone);
    journal.write(room, Disk.of(room));
    for (List<String> move : MOVES.subList(0, moves)) {
      Path to = place(move.get(1));
      Files.createDirectories(to.getParent());
      Files.move(place(move.get(0)), to);
    }
    return new Publication(folder, room, Disk.of(room), Journal.of(room));
  }

  private static void result(Path place, Map<String, String> files) throws IOException {
    Map<String, FileDigest> digests = new TreeMap<>();
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = place.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
      digests.put(each.getKey(), FileDigest.of(file));
    }
    Files.write(
        place.resolve(RunManifest.FILE),
        RunManifest.text(Map.of("program", "eigendistill test"), digests));
  }

  private Path place(String name) {
    return folder.resolve(
        name.replace("OLD/", ".eigendistill/id.old/").replace("NEW/", ".eigendistill/id/"));
  }

  private void isWhole(Map<String, String> result) throws IOException {
    assertThat(ResultFolderTest.files(folder)).isEqualTo(result);
    for (Map.Entry<String, FileDigest> file :
        RunManifest.of(folder).orElseThrow().files().entrySet()) {
      assertThat(file.getValue().isOf(folder.resolve(file.getKey()))).isTrue();
    }
    assertThat(RunManifest.of(folder).orElseThrow().files().keySet()).isEqualTo(result.keySet());
  }

  @Test
  void theNextToOpenGoesOnToTheNewResult() throws IOException {
    for (int moves = 0; moves <= MOVES.size(); moves++) {
      after(moves);
      ResultFolder.recover(folder);
      isWhole(NEW);
      assertThat(room).doesNotExist();
      assertThat(folder.resolve("in")).doesNotExist();
    }
  }

  @Test
  void aRunAfterTheBreakReplacesTheNewResult() throws IOException {
    for (int moves = 0; moves <= MOVES.size(); moves++) {
      after(moves);
      ResultFolderTest.publish(folder, Map.of("third.txt", "3"));
      isWhole(Map.of("third.txt", "3"));
    }
  }

  @Test
  void itCanBeUndoneFromAnyMove() throws IOException {
    for (int moves = 0; moves <= MOVES.size(); moves++) {
      Publication publication = after(moves);
      publication.back();
      publication.end();
      Trees.deleteQuietly(room);
      isWhole(OLD);
      assertThat(folder.resolve("deep")).doesNotExist();
    }
  }

  /** Broken off while it is undone, it is gone on with all the same. */
  @Test
  void undoingThatBreaksOffIsDoneAgain() throws IOException {
    for (int moves = 0; moves <= MOVES.size(); moves++) {
      after(moves).back();
      ResultFolder.recover(folder);
      isWhole(NEW);
    }
  }

  @Test
  void goingOnTwiceChangesNothing() throws IOException {
    Publication publication = after(3);
    publication.forward();
    publication.forward();
    publication.end();
    publication.forward();
    Trees.deleteQuietly(room);
    isWhole(NEW);
  }

  /** What a user put in the place of a file that was to go is not deleted. */
  @Test
  void anotherFileOfTheNameStays() throws IOException {
    after(2);
    Files.writeString(folder.resolve("gone.txt"), "mine");
    ResultFolder.recover(folder);
    assertThat(folder.resolve("gone.txt")).hasContent("mine");
  }

  @Test
  void aJournalThatLeadsOutOfTheFolderIsRefused() throws IOException {
    for (String name : List.of("../../mine.txt", "/tmp/mine.txt", ".")) {
      after(0);
      new Journal("id", List.of(name), Map.of()).write(room, Disk.of(room));
      assertThatThrownBy(() -> ResultFolder.recover(folder))
          .hasMessageContaining("it is not the journal of a publication");
    }
  }

  @Test
  void aDamagedJournalLosesNothing() throws IOException {
    after(0);
    Files.writeString(room.resolve(Journal.FILE), "{\"staging\":");
    assertThatThrownBy(() -> ResultFolder.recover(folder)).hasMessageContaining("journal");
    assertThat(room.resolve("id/both.txt")).hasContent("new");
    assertThat(folder.resolve("both.txt")).hasContent("old");
  }
}

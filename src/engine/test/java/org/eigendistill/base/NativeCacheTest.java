// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is loaded but what lies in the program's jars; a library of 150 kB stands for all. */
class NativeCacheTest {
  @TempDir private Path root;
  private NativeCache cache;
  private Path library;
  private byte[] good;

  @BeforeEach
  void unpack() throws Exception {
    cache = NativeCache.open(root.resolve("made"), "test", Set.of("javacpp-"));
    String name = Loader.getPlatform() + "/" + System.mapLibraryName("jnijavacpp");
    try (InputStream in = Loader.class.getResourceAsStream(name)) {
      good = in.readAllBytes();
    }
    library = cache.folder().resolve("some.jar/" + System.mapLibraryName("jnijavacpp"));
    cache.load(
        () ->
            Files.write(
                Files.createDirectory(library.getParent()).resolve(library.getFileName()), good));
  }

  @Test
  void whatIsTheJarsStays() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(found()).containsExactly(library);
    }
    link("libjnijavacpp.so", library.getFileName().toString());
    assertThat(found()).hasSize(2); // JavaCPP's second names
  }

  @Test
  void anotherByteIsSeenWhateverLengthAndDateAre() throws Exception {
    for (boolean checkedBefore : new boolean[] {false, true}) {
      if (checkedBefore) {
        unpackAgain();
        assertThat(found()).containsExactly(library);
      }
      FileTime date = Files.getLastModifiedTime(library);
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 1;
      Files.write(library, bad);
      Files.setLastModifiedTime(library, date);
      assertThat(found()).as("checked before: " + checkedBefore).isEmpty();
    }
  }

  @Test
  void anotherFileInItsPlaceIsSeen() throws Exception {
    assertThat(found()).containsExactly(library);
    Path other = Files.write(root.resolve("other"), new byte[good.length]);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(library));
    Files.move(other, library, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(found()).isEmpty();
  }

  /** DJL loads whatever lies beside its own. */
  @Test
  void aForeignFileIsNotLoadedWithTheRest() throws Exception {
    Files.writeString(library.resolveSibling("libevil.so"), "evil");
    assertThat(found()).isEmpty();
  }

  @Test
  void aLinkToElsewhereIsSeen() throws Exception {
    Path evil = Files.writeString(root.resolve("libevil.so"), "evil");
    link("libgood.so", evil.toString());
    assertThat(found()).isEmpty();
    unpackAgain();
    link("libgood.so", "../../../libevil.so");
    assertThat(found()).isEmpty();
    assertThat(evil).exists();
  }

  @Test
  void aMissingFileEmptiesTheRest() throws Exception {
    Path second = library.resolveSibling("second.so");
    Files.write(second, good);
    assertThat(found()).hasSize(2);
    Files.delete(second);
    assertThat(found()).isEmpty();
  }

  @Test
  void otherLibrariesHaveAnotherFolder() throws IOException {
    Path other = NativeCache.open(root.resolve("made"), "test", Set.of("openblas-")).folder();
    assertThat(other).isNotEqualTo(cache.folder());
  }

  /** What would be loaded from. */
  private List<Path> found() throws Exception {
    return cache.load(
        () -> {
          try (Stream<Path> walk = Files.walk(cache.folder())) {
            return walk.filter(p -> p.startsWith(library.getParent()))
                .filter(p -> !p.equals(library.getParent()))
                .sorted()
                .toList();
          }
        });
  }

  private void unpackAgain() throws IOException {
    Files.createDirectories(library.getParent());
    Files.write(library, good);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(library.resolveSibling(name + ".1"), Path.of(target));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder from which programs may be run. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTest {
  @TempDir private Path home;

  @Test
  void isMadeForTheUserAlone() throws IOException {
    Path folder = PrivateFolder.open(home.resolve("cache/own"));
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.getParent())).isEqualTo("rwx------");
    assertThat(PrivateFolder.open(folder)).isEmptyDirectory();
  }

  @Test
  void whatOthersCanWriteIsRefused() throws IOException {
    Path folder = PrivateFolder.open(home.resolve("cache/own"));
    for (Path open : new Path[] {folder, folder.getParent()}) {
      for (String permissions : new String[] {"rwxrwx---", "rwx---rwx"}) {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
        refused(folder, open + " can be written by others (chmod go-w");
      }
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(PrivateFolder.open(folder)).isDirectory();
  }

  /** Only the owner of an entry of /tmp may move it. */
  @Test
  void aStickyFolderAboveIsNoDanger() throws IOException {
    Path sticky = Files.createDirectory(home.resolve("tmp"));
    Files.setAttribute(sticky, "unix:mode", 01777);
    assertThat(PrivateFolder.open(sticky.resolve("own"))).isDirectory();
    refused(sticky, "can be written by others");
  }

  @Test
  void linksAreRefused() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(home.resolve("link"), elsewhere);
    refused(link, "is a symbolic link or no folder");
    // A link above is the user's own, and is followed to what is looked at as well.
    assertThat(PrivateFolder.open(link.resolve("own"))).isDirectory();
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxrwxrwx"));
    refused(link.resolve("own"), elsewhere.toRealPath() + " can be written by others");
  }

  @Test
  void whatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    refused(file.resolve("own"), file.resolve("own") + " cannot be made or written");
    refused(file, "XDG_CACHE_HOME");
  }

  @Test
  void ofAnotherUser() throws IOException {
    Path folder = PrivateFolder.open(home.resolve("own"));
    try {
      Files.setAttribute(folder, "unix:uid", 12345);
    } catch (IOException e) {
      return; // only root may give files away
    }
    refused(folder, "belongs to another user");
  }

  @Test
  void whereCachesLie() throws IOException {
    assertThat(home(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h"), "/u")).isEqualTo("/x");
    assertThat(home(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/h"), "/u"))
        .isEqualTo("/h/.cache");
    assertThat(home(Map.of("XDG_CACHE_HOME", ""), "/u")).isEqualTo("/u/.cache");
    assertThatThrownBy(() -> home(Map.of(), "?")).hasMessageContaining("XDG_CACHE_HOME");
  }

  private static String home(Map<String, String> environment, String user) throws IOException {
    return PrivateFolder.cacheHome(environment::get, user).toString();
  }

  private static void refused(Path folder, String said) {
    assertThatThrownBy(() -> PrivateFolder.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(said);
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}

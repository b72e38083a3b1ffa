// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The moves that turn a folder's old result into its new one, by a {@link Journal}. They can be
 * done again from any point at which they were broken off, and undone as long as the old files have
 * been set aside.
 */
final class Publication {
  private final Path target;
  private final Path hidden;
  private final Disk disk;
  private final Journal journal;
  private final Path staging;
  private final Path old;

  /**
   * A publication that has begun or is to.
   *
   * @param target the folder of results
   * @param hidden the hidden folder in it, where the journal stands
   */
  Publication(Path target, Path hidden, Disk disk, Journal journal) {
    this.target = target;
    this.hidden = hidden;
    this.disk = disk;
    this.journal = journal;
    this.staging = hidden.resolve(journal.staging());
    this.old = hidden.resolve(journal.staging() + Journal.OLD);
  }

  /** Does every move that is still to be done; the old files are set aside. */
  void forward() throws IOException {
    for (Map.Entry<String, FileDigest> gone : journal.gone().entrySet()) {
      Path file = target.resolve(gone.getKey());
      if (Trees.isReachedByFolders(target, file)
          && Trees.isFile(file)
          && gone.getValue().isOf(file)) {
        setAside(gone.getKey());
      }
    }
    for (String name : journal.put()) {
      if (Trees.isThere(staging.resolve(name))) {
        if (Trees.isThere(target.resolve(name))) {
          setAside(name);
        }
        Files.createDirectories(target.resolve(name).getParent());
        Trees.move(staging.resolve(name), target.resolve(name));
      }
    }
    sync();
  }

  private void setAside(String name) throws IOException {
    Files.createDirectories(old.resolve(name).getParent());
    Trees.move(target.resolve(name), old.resolve(name));
  }

  /** Undoes every move that was done. */
  void back() throws IOException {
    for (String name : journal.put()) {
      if (!Trees.isThere(staging.resolve(name)) && Trees.isThere(target.resolve(name))) {
        Trees.move(target.resolve(name), staging.resolve(name));
      }
    }
    for (String name : names()) {
      if (Trees.isThere(old.resolve(name))) {
        Files.createDirectories(target.resolve(name).getParent());
        Trees.move(old.resolve(name), target.resolve(name));
      }
    }
    try {
      sync();
    } catch (IOException e) {
      // All is as it was, which a disk that syncs nothing is not to be told twice.
    }
  }

  /** The journal goes: from here on there is nothing to go on with. */
  void end() throws IOException {
    Files.deleteIfExists(hidden.resolve(Journal.FILE));
    for (String name : names()) {
      Trees.pruneQuietly(target.resolve(name).getParent(), target);
    }
    disk.syncFolder(hidden);
  }

  private List<String> names() {
    return Stream.concat(journal.put().stream(), journal.gone().keySet().stream()).toList();
  }

  private void sync() throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (String name : names()) {
      for (Path at = target.resolve(name).getParent(); !at.equals(target); at = at.getParent()) {
        folders.add(at);
      }
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        disk.syncFolder(folder);
      }
    }
    disk.syncFolder(target);
  }
}

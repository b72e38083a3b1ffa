// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * The hidden folder in a folder of results, which one owner has at a time by a {@link FolderLock}.
 * Whoever gets it brings to its end what was broken off there, and sweeps what is left of others.
 */
final class HiddenFolder {
  /** Its name. */
  static final String NAME = ".eigendistill";

  private static final String LOCK = "lock";
  private static final long WAIT_NANOS = 50_000_000L;

  private final Path target;
  private final Path path;
  private final Path firstMade;
  private final FolderLock lock;
  private Disk disk;

  private HiddenFolder(Path target, Path firstMade, FolderLock lock) {
    this.target = target;
    this.path = target.resolve(NAME);
    this.firstMade = firstMade;
    this.lock = lock;
  }

  /**
   * Takes the hidden folder of a folder, both of which need not exist.
   *
   * @throws BadInputException if nothing can be written there, or another run has it
   */
  static HiddenFolder take(Path folder, ResultFolder.Opening opening) {
    Path target = folder.toAbsolutePath().normalize();
    Path firstMade = firstMissing(target);
    Path there = firstMade == null ? target : firstMade.getParent();
    if (there == null || !Files.isDirectory(there)) {
      throw BadInputException.of(
          there == null ? folder : there,
          "",
          "it is not a folder",
          "Give --out another name or move the file away.");
    }
    if (firstMade != null && Trees.isThere(firstMade)) {
      throw BadInputException.of(
          firstMade,
          "",
          "it is a link that leads nowhere",
          "Give --out another name or mend the link.");
    }
    try {
      return new HiddenFolder(target, firstMade, lock(folder, target, opening));
    } catch (IOException e) {
      Trees.pruneQuietly(target.resolve(NAME), there);
      throw WriteFaults.unwritable(folder, e);
    }
  }

  /** The folder to be made first on the way to one that is not there; null if it is there. */
  private static Path firstMissing(Path target) {
    Path missing = null;
    for (Path at = target; at != null && !Files.exists(at); at = at.getParent()) {
      missing = at;
    }
    return missing;
  }

  private static FolderLock lock(Path folder, Path target, ResultFolder.Opening opening)
      throws IOException {
    Path file = target.resolve(NAME).resolve(LOCK);
    while (true) {
      try {
        return FolderLock.take(file, opening.command());
      } catch (FolderLock.HeldException e) {
        if (!opening.waits()) {
          throw BadInputException.of(
              folder,
              "",
              "another run is writing there (%s)".formatted(e.getMessage()),
              e.isByBeingThere()
                  ? "If it is no more, delete %s; this file system has no locks.".formatted(file)
                  : "Wait for its end or give --out another folder.",
              e);
        }
        LockSupport.parkNanos(WAIT_NANOS);
        if (Thread.interrupted()) {
          throw new ClosedByInterruptException();
        }
      } catch (FileAlreadyExistsException e) {
        throw BadInputException.of(
            target.resolve(NAME), "", "it is not a folder", "Move it away.", e);
      }
    }
  }

  /** Ends what was broken off, and sweeps. */
  void begin() throws IOException {
    disk = Disk.of(path);
    disk.syncFolder(target);
    for (Path at = target; firstMade != null && at.startsWith(firstMade); at = at.getParent()) {
      disk.syncFolder(at.getParent());
    }
    if (hasJournal()) {
      Publication broken = publication(Journal.of(path));
      broken.forward();
      broken.end();
    }
    sweep();
  }

  private void sweep() throws IOException {
    try (Stream<Path> list = Files.list(path)) {
      list.filter(each -> !each.getFileName().toString().equals(LOCK))
          .toList()
          .forEach(Trees::deleteQuietly);
    }
  }

  /** A new folder in it, for the files of a result to come. */
  Path newStaging() throws IOException {
    return Files.createDirectory(path.resolve(UUID.randomUUID().toString()));
  }

  /** The folder of results. */
  Path target() {
    return target;
  }

  Path path() {
    return path;
  }

  Disk disk() {
    return disk;
  }

  boolean hasJournal() {
    return Journal.isIn(path);
  }

  Publication publication(Journal journal) {
    return new Publication(target, path, disk, journal);
  }

  /** Gives the folder free; the hidden one goes, and so do folders that were made for it. */
  void release() {
    lock.close();
    Trees.pruneQuietly(path, firstMade == null ? target : firstMade.getParent());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Who owns a folder: a file in it, held by a lock of the operating system, which holds across
 * processes, containers and hosts, and ends with the process that holds it, however that ends. Its
 * content says who that is, and decides nothing. Where a file system has no locks, the file's being
 * there is the lock.
 *
 * <p>A process loses all its locks on a file as soon as it closes any channel to it. So what this
 * process holds is known besides, and such a file is not opened a second time.
 */
final class FolderLock implements AutoCloseable {
  private static final int TRIES = 1000;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long WAIT_NANOS = 50_000_000L;

  /** Locks of this process by their files, with their holders. */
  private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

  private final Path file;
  private final Path known;
  private final LockFile locked;
  private boolean isOver;

  private FolderLock(Path file, Path known, LockFile locked) {
    this.file = file;
    this.known = known;
    this.locked = locked;
  }

  /** Another one has it. */
  static final class HeldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean byBeingThere;

    HeldException(String holder, boolean byBeingThere) {
      super(holder);
      this.byBeingThere = byBeingThere;
    }

    /** Whether only the file's being there says so, which may be all that is left of a dead one. */
    boolean isByBeingThere() {
      return byBeingThere;
    }
  }

  /** How a channel is locked; null if another process has it. */
  @FunctionalInterface
  interface Locking {
    FileLock tryLock(FileChannel channel) throws IOException;
  }

  /**
   * Takes the lock, and makes its file and folder.
   *
   * @param file which is deleted with its end
   * @param command what it is taken for
   */
  static FolderLock take(Path file, String command) throws IOException, HeldException {
    return take(file, command, channel -> channel.tryLock(LockFile.AT, 1, false));
  }

  static FolderLock take(Path file, String command, Locking locking)
      throws IOException, HeldException {
    String holder =
        "%s, process %d on %s, since %s"
            .formatted(
                command,
                ProcessHandle.current().pid(),
                host(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
    for (int i = 1; ; i++) {
      try {
        Files.createDirectories(file.getParent());
        Path known = file.getParent().toRealPath().resolve(file.getFileName().toString());
        String other = OWN.putIfAbsent(known, holder);
        if (other != null) {
          throw new HeldException(other, false);
        }
        LockFile locked = null;
        try {
          locked = LockFile.tried(file, holder, locking);
        } finally {
          if (locked == null) {
            OWN.remove(known);
          }
        }
        if (locked != null) {
          return new FolderLock(file, known, locked);
        }
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        // Its last holder has just taken the folder away, or it is none.
        if (i == TRIES || Files.isRegularFile(file.getParent())) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Takes the lock as soon as it is free, as it is after what takes no time. */
  static FolderLock await(Path file, String command) throws IOException, HeldException {
    for (int i = 1; ; i++) {
      try {
        return take(file, command);
      } catch (HeldException e) {
        if (i == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(WAIT_NANOS);
        if (Thread.interrupted()) {
          throw new ClosedByInterruptException();
        }
      }
    }
  }

  private static String host() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return System.getenv().getOrDefault("COMPUTERNAME", "this host");
    }
  }

  /** Gives the folder free; the file goes first, while nobody else can have it. */
  @Override
  public void close() {
    if (isOver) {
      return; // the file may be another's by now
    }
    isOver = true;
    Trees.dropQuietly(file);
    locked.close();
    OWN.remove(known);
  }
}

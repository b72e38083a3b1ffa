package org.eigendistill.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
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
  /** The byte that is locked, beyond the content, which others are to read. */
  private static final long AT = 1L << 30;

  private static final int TRIES = 1000;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final long WAIT_NANOS = 50_000_000L;
  private static final int MOST = 4096;
  private static final String WITHOUT = "by being there";

  /** Locks of this process by their files, with their holders. */
  private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

  private final Path file;
  private final Path known;
  private final FileChannel channel;

  /** Shows that the locked file is the one that has the name; open until the lock ends. */
  private final FileChannel witness;

  private boolean isOver;

  private FolderLock(Path file, Path known, FileChannel channel, FileChannel witness) {
    this.file = file;
    this.known = known;
    this.channel = channel;
    this.witness = witness;
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
    return take(file, command, channel -> channel.tryLock(AT, 1, false));
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
        FolderLock lock = null;
        try {
          lock = tried(file, known, holder, locking);
        } finally {
          if (lock == null) {
            OWN.remove(known);
          }
        }
        if (lock != null) {
          return lock;
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

  /** The lock, or null where the file has been deleted by its last holder meanwhile. */
  private static FolderLock tried(Path file, Path known, String holder, Locking locking)
      throws IOException, HeldException {
    boolean isNew = true;
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      isNew = false;
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    FileChannel witness = null;
    FolderLock lock = null;
    boolean mine = false;
    try {
      boolean locks = isLocked(channel, isNew, locking);
      mine = isNew;
      String content =
          "%s\n%s\n%s\n".formatted(holder, locks ? "by a lock" : WITHOUT, UUID.randomUUID());
      channel.truncate(0);
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position()); // which may take a part
      }
      witness = FileChannel.open(file, StandardOpenOption.READ);
      if (text(witness).equals(content)) {
        lock = new FolderLock(file, known, channel, witness);
      }
      mine = false; // the lock's, or another's
      return lock;
    } finally {
      if (lock == null) {
        if (mine) {
          dropIfLockedHere(file);
        }
        channel.close();
        if (witness != null) {
          witness.close();
        }
      }
    }
  }

  /**
   * Deletes the file if the one that has the name now is the one whose lock this process has: the
   * file that was opened may have been deleted meanwhile, and the name be another's. It goes before
   * any channel to it is closed, with which the lock goes.
   */
  private static void dropIfLockedHere(Path file) {
    try (FileChannel again = FileChannel.open(file, StandardOpenOption.WRITE)) {
      try {
        again.tryLock(AT, 1, false);
      } catch (OverlappingFileLockException e) {
        Trees.dropQuietly(file);
      }
    } catch (IOException e) {
      // It is gone, or left.
    }
  }

  /**
   * Locks the file.
   *
   * @return false where the file system has no locks, and the file was not there
   */
  private static boolean isLocked(FileChannel channel, boolean isNew, Locking locking)
      throws IOException, HeldException {
    FileLock lock;
    try {
      lock = locking.tryLock(channel);
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      if (isNew) {
        return false;
      }
      throw new HeldException(holder(channel), true);
    }
    if (lock == null) {
      throw new HeldException(holder(channel), false);
    }
    if (!isNew && text(channel).lines().anyMatch(WITHOUT::equals)) {
      throw new HeldException(holder(channel), true);
    }
    return true;
  }

  private static String holder(FileChannel channel) throws IOException {
    return text(channel).lines().findFirst().orElse("a run that has just begun");
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MOST);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
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
    try (witness) {
      channel.close();
    } catch (IOException e) {
      // The operating system has let it go, or will at the end of the process.
    }
    OWN.remove(known);
  }
}

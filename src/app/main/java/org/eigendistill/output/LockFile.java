// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The file of a {@link FolderLock}, open, locked, and with its holder's words in it.
 *
 * @param channel through which it is locked
 * @param witness shows that the locked file is the one that has the name; open until the lock ends
 */
record LockFile(FileChannel channel, FileChannel witness) {
  /** The byte that is locked, beyond the content, which others are to read. */
  static final long AT = 1L << 30;

  private static final int MOST = 4096;
  private static final String WITHOUT = "by being there";

  /** The lock, or null where the file has been deleted by its last holder meanwhile. */
  static LockFile tried(Path file, String holder, FolderLock.Locking locking)
      throws IOException, FolderLock.HeldException {
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
    LockFile lock = null;
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
        lock = new LockFile(channel, witness);
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
  private static boolean isLocked(FileChannel channel, boolean isNew, FolderLock.Locking locking)
      throws IOException, FolderLock.HeldException {
    FileLock lock;
    try {
      lock = locking.tryLock(channel);
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      if (isNew) {
        return false;
      }
      throw new FolderLock.HeldException(holder(channel), true);
    }
    if (lock == null) {
      throw new FolderLock.HeldException(holder(channel), false);
    }
    if (!isNew && text(channel).lines().anyMatch(WITHOUT::equals)) {
      throw new FolderLock.HeldException(holder(channel), true);
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

  /** Lets it go. */
  void close() {
    try (witness) {
      channel.close();
    } catch (IOException e) {
      // The operating system has let it go, or will at the end of the process.
    }
  }
}

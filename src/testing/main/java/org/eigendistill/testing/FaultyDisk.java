// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A disk that fails at a chosen operation. Paths below {@link #at} behave as the files they stand
 * for, and every operation that changes something is counted. Syncs are counted and not passed on:
 * what they are for is played by {@link DiskFault#POWER}.
 */
public final class FaultyDisk {
  private FaultyFileSystem system = new FaultyFileSystem(this);
  private final Map<DiskOperation, Integer> counts = new EnumMap<>(DiskOperation.class);
  private final Set<Path> unsynced = new TreeSet<>();
  private final Set<FileChannel> open = new HashSet<>();
  private final Runnable death;
  private DiskFault fault = DiskFault.NONE;
  private int number;
  private int done;
  private DiskOperation hit;
  private boolean shortWrites;

  /** A disk whose process dies by an error, {@link Killed}. */
  public FaultyDisk() {
    this(() -> {});
  }

  /**
   * A disk that ends its process in a way of its own.
   *
   * @param death ends the process; {@link Killed} is thrown if it comes back
   */
  public FaultyDisk(Runnable death) {
    this.death = death;
  }

  /** A path on this disk, for a path of the machine; another one after each reboot. */
  public synchronized Path at(Path real) {
    return system.wrap(real);
  }

  /** Counts anew, and fails at an operation, counted from 1. */
  public synchronized void arm(DiskFault chosen, int at) {
    reboot();
    fault = chosen;
    number = at;
    done = 0;
    hit = null;
    counts.clear();
  }

  /** Lets each write take half of the bytes that it is given, as it may. */
  public synchronized void writeShort(boolean so) {
    shortWrites = so;
  }

  /** A whole disk and no process: open files are closed, and after POWER unsynced ones empty. */
  public synchronized void reboot() {
    try {
      for (FileChannel channel : open) {
        channel.close();
      }
      open.clear();
      if (fault == DiskFault.POWER && hit != null) {
        for (Path file : unsynced) {
          if (Files.isRegularFile(file)) {
            FileChannel.open(file, StandardOpenOption.WRITE).truncate(0).close();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    unsynced.clear();
    fault = DiskFault.NONE;
    system = new FaultyFileSystem(this); // what one process knew of its paths, another does not
  }

  /** Operations since the disk was armed, by kind. */
  public synchronized Map<DiskOperation, Integer> counts() {
    return new EnumMap<>(counts);
  }

  /** The kind of the operation that failed first; null if none has. */
  public synchronized DiskOperation hit() {
    return hit;
  }

  /** How many bytes of those given one write takes. */
  int taken(int remaining) {
    return shortWrites ? Math.max(1, remaining / 2) : remaining;
  }

  /** Something is read, which only the dead do not. */
  synchronized void read() {
    if (fault.isDeath() && hit != null) {
      throw new Killed();
    }
  }

  synchronized void opened(FileChannel channel) {
    open.add(channel);
  }

  synchronized void closed(FileChannel channel) {
    open.remove(channel);
  }

  /** An operation is about to be done. */
  void operation(DiskOperation kind, Path real) throws IOException {
    operation(kind, real, () -> {});
  }

  /** A change of the disk. */
  @FunctionalInterface
  interface Change {
    void run() throws IOException;
  }

  /** An operation is about to be done, of which a part is if it fails. */
  synchronized void operation(DiskOperation kind, Path real, Change part) throws IOException {
    read();
    done++;
    counts.merge(kind, 1, Integer::sum);
    if (fault == DiskFault.NONE || !fails(kind)) {
      return;
    }
    boolean first = hit == null;
    hit = first ? kind : hit;
    if (first) {
      part.run();
    }
    if (fault.isDeath()) {
      death.run();
      throw new Killed();
    }
    throw reason(kind, real);
  }

  private boolean fails(DiskOperation kind) {
    boolean reached = done >= number;
    return switch (fault) {
      case ONCE -> done == number;
      case FULL -> reached && kind.takesSpace();
      default -> reached;
    };
  }

  /** In the form in which the JDK throws it: writes and syncs know no path. */
  private IOException reason(DiskOperation kind, Path real) {
    boolean one = number % 2 == 0;
    return switch (kind) {
      case WRITE -> new IOException(one ? "No space left on device" : "Disk quota exceeded");
      case SYNC -> new IOException(one ? "Input/output error" : "No space left on device");
      case CREATE ->
          one || fault == DiskFault.FULL
              ? new FileSystemException(real.toString(), null, "No space left on device")
              : new AccessDeniedException(real.toString());
      default ->
          one
              ? new FileSystemException(real.toString(), null, "Read-only file system")
              : new AccessDeniedException(real.toString());
    };
  }

  synchronized void written(Path real) {
    unsynced.add(real.toAbsolutePath().normalize());
  }

  synchronized void synced(Path real) {
    unsynced.remove(real.toAbsolutePath().normalize());
  }

  /** What lies at a path, or below, lies at another from now on; nowhere, if that is null. */
  synchronized void moved(Path from, Path to) {
    Path before = from.toAbsolutePath().normalize();
    for (Path file : Set.copyOf(unsynced)) {
      if (file.startsWith(before)) {
        unsynced.remove(file);
        if (to != null) {
          unsynced.add(to.toAbsolutePath().normalize().resolve(before.relativize(file)));
        }
      }
    }
  }
}

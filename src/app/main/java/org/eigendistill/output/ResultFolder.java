package org.eigendistill.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * A folder that holds one run's result, whole or not at all, whatever happens.
 *
 * <p>Files are written into a hidden folder in it, {@code .eigendistill}, which a {@link
 * FolderLock} keeps for one run at a time. {@link #publish} brings them onto the disk, then a
 * {@link Journal}, and moves them into place; whatever an earlier run left and this one does not
 * write goes with that. Broken off before the journal, the old result is whole, and the next run
 * sweeps; broken off after it, the next one to open the folder goes on to the end. Files of others
 * stay.
 */
public final class ResultFolder implements AutoCloseable {
  /** The hidden folder. */
  static final String ROOM = ".eigendistill";

  private static final String LOCK = "lock";
  private static final String RECOVERY = "recovery";
  private static final long WAIT_NANOS = 50_000_000L;

  private final Path target;
  private final Path room;
  private final Path firstMade;
  private final FolderLock lock;
  private final Opening opening;
  private final Thread cleaner = new Thread(this::abandon);
  private Disk disk;
  private Path staging;
  private Optional<RunManifest> earlier = Optional.empty();
  private final Map<String, FileDigest> kept = new TreeMap<>();
  private final Set<String> claimed;
  private boolean isPlaced;
  private boolean isUnfinished;
  private volatile boolean isEnding;

  /**
   * What a folder is opened for.
   *
   * @param command to be told to others who want the folder meanwhile
   * @param names of the files that may be written, with forward slashes for folders in it
   * @param waits whether to wait for another owner, and not to be refused
   * @param adopts whether files of these names count as an earlier run's though no manifest says so
   */
  public record Opening(String command, Set<String> names, boolean waits, boolean adopts) {
    /** Keeps its own copy. */
    public Opening {
      names = Set.copyOf(names);
    }

    private boolean isRecovery() {
      return command.equals(RECOVERY);
    }

    /** For a run of a command. */
    public static Opening of(String command, Set<String> names) {
      return new Opening(command, names, false, false);
    }

    /** The same, for one who can wait. */
    public Opening waiting() {
      return new Opening(command, names, true, adopts);
    }

    /** The same, where files of these names are known to be a run's. */
    public Opening adopting() {
      return new Opening(command, names, waits, true);
    }
  }

  private ResultFolder(Path target, Path firstMade, FolderLock lock, Opening opening) {
    this.target = target;
    this.room = target.resolve(ROOM);
    this.firstMade = firstMade;
    this.lock = lock;
    this.opening = opening;
    this.claimed = new TreeSet<>(opening.names());
  }

  /**
   * Opens a folder to write to, which need not exist, and makes sure that everything that is to be
   * written can have its place.
   *
   * @throws BadInputException if nothing can be written there, another run has it, or something
   *     that is not of an earlier run lies in the way
   */
  public static ResultFolder open(Path folder, Opening opening) {
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
    ResultFolder out;
    try {
      FolderLock lock = take(folder, target, opening);
      out = new ResultFolder(target, firstMade, lock, opening);
    } catch (IOException e) {
      Trees.pruneQuietly(target.resolve(ROOM), there);
      throw WriteFaults.unwritable(folder, e);
    }
    try {
      out.begin();
      Runtime.getRuntime().addShutdownHook(out.cleaner);
      return out;
    } catch (IOException e) {
      out.close();
      throw WriteFaults.unwritable(folder, e);
    } catch (RuntimeException e) {
      out.close();
      throw e;
    }
  }

  /**
   * Brings a publication to its end that was broken off in a folder, and sweeps what a run left
   * there that is no more, unless another one is at work there.
   */
  public static void recover(Path folder) {
    Opening recovery = Opening.of(RECOVERY, Set.of());
    if (Journal.isIn(folder.resolve(ROOM))) {
      open(folder, recovery.waiting()).close();
    } else if (Trees.isThere(folder.resolve(ROOM))) {
      try {
        open(folder, recovery).close();
      } catch (BadInputException e) {
        // It is in use, or must stay as it is; the result is whole either way.
      }
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

  private static FolderLock take(Path folder, Path target, Opening opening) throws IOException {
    Path file = target.resolve(ROOM).resolve(LOCK);
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
          throw new java.nio.channels.ClosedByInterruptException();
        }
      } catch (FileAlreadyExistsException e) {
        throw BadInputException.of(
            target.resolve(ROOM), "", "it is not a folder", "Move it away.", e);
      }
    }
  }

  /** Ends what was broken off, sweeps, and looks whether the way is free. */
  private void begin() throws IOException {
    disk = Disk.of(room);
    disk.syncFolder(target);
    for (Path at = target; firstMade != null && at.startsWith(firstMade); at = at.getParent()) {
      disk.syncFolder(at.getParent());
    }
    if (Journal.isIn(room)) {
      Publication broken = new Publication(target, room, disk, Journal.of(room));
      broken.forward();
      broken.end();
    }
    sweep();
    staging = Files.createDirectory(room.resolve(UUID.randomUUID().toString()));
    if (!opening.isRecovery()) {
      earlier = opening.adopts() ? Optional.empty() : RunManifest.of(target);
      requireFree(opening.names());
    }
  }

  /**
   * Names more files that may be written.
   *
   * @throws BadInputException if something that is not of an earlier run lies in the way
   */
  public void claim(Collection<String> names) {
    claimed.addAll(names);
    try {
      requireFree(names);
    } catch (IOException e) {
      throw WriteFaults.unwritable(target, e);
    }
  }

  private void sweep() throws IOException {
    try (Stream<Path> list = Files.list(room)) {
      list.filter(path -> !path.getFileName().toString().equals(LOCK))
          .toList()
          .forEach(Trees::deleteQuietly);
    }
  }

  /** The manifest of the run whose result is here, if there is one on record. */
  public Optional<RunManifest> earlier() {
    return earlier;
  }

  private void requireFree(Iterable<String> names) throws IOException {
    WayFree way = new WayFree(target, earlier.map(RunManifest::files).orElse(Map.of()));
    way.require(names, opening.adopts());
  }

  /**
   * Writes one file into the folder, or into a folder in it; nothing is to be seen of it until
   * {@link #publish}.
   *
   * @param name the file's name, with forward slashes for folders in the folder; empty for a body
   *     that writes several files into the folder it is given
   * @throws BadInputException if it cannot be written, the disk being full for instance
   */
  public void write(String name, FileBody body) {
    Path file = staging.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      body.writeTo(file);
    } catch (IOException e) {
      throw failed(target.resolve(name), e);
    } catch (UncheckedIOException e) {
      throw failed(target.resolve(name), e.getCause());
    }
  }

  private BadInputException failed(Path file, IOException e) {
    waitIfEnding();
    return WriteFaults.unwritten(file, e);
  }

  /** Where files lie until {@link #publish}. */
  public Path staging() {
    return staging;
  }

  /** A folder for work beside the result, which goes with the end. */
  public Path scratch() {
    try {
      return Files.createDirectories(room.resolve(staging.getFileName() + ".work"));
    } catch (IOException e) {
      throw WriteFaults.unwritten(target, e);
    }
  }

  /** Keeps a file of the earlier run in the new result, unless it was changed since. */
  public void keep(String name) {
    FileDigest digest = earlier.map(RunManifest::files).orElse(Map.of()).get(name);
    try {
      if (digest != null && digest.isOf(target.resolve(name))) {
        kept.put(name, digest);
      }
    } catch (IOException e) {
      throw WriteFaults.unwritten(target.resolve(name), e);
    }
  }

  /** Says what a manifest holds of its run, before its files, once these are known. */
  @FunctionalInterface
  public interface Head {
    /** By the keys in their order. */
    Map<String, ?> of(Map<String, FileDigest> files) throws IOException;
  }

  /**
   * Puts everything in the place of the earlier result, manifest.json with it.
   *
   * @throws BadInputException if a file cannot be moved; then all is as it was
   * @throws IllegalStateException if a name was written that the folder was not opened for
   */
  public synchronized void publish(Head head) {
    waitIfEnding();
    try {
      Journal journal = stage(head);
      Publication publication = new Publication(target, room, disk, journal);
      try {
        journal.write(room, disk);
        publication.forward();
        isPlaced = true;
      } finally {
        if (!isPlaced) {
          undo(publication);
        }
      }
      publication.end();
    } catch (IOException e) {
      if (!isPlaced) {
        throw isUnfinished ? broken(e) : WriteFaults.unwritten(target, e);
      }
      // The new result is whole; only the journal is left, which says so once more.
    }
  }

  /** Brings all new files onto the disk, the manifest with them. */
  private Journal stage(Head head) throws IOException {
    Map<String, FileDigest> files = new TreeMap<>();
    for (String name : Trees.names(staging)) {
      if (!claimed.contains(name)) {
        throw new IllegalStateException("'" + name + "' is written and was not declared");
      }
      files.put(name, FileDigest.of(staging.resolve(name)));
    }
    List<String> put = new java.util.ArrayList<>(files.keySet());
    put.add(RunManifest.FILE);
    kept.keySet().removeAll(put);
    files.putAll(kept);
    Files.write(staging.resolve(RunManifest.FILE), RunManifest.text(head.of(files), files));
    disk.syncAll(staging);
    disk.syncFolder(room);
    requireFree(put);
    Map<String, FileDigest> gone =
        new LinkedHashMap<>(earlier.map(RunManifest::files).orElse(Map.of()));
    gone.keySet().removeAll(files.keySet());
    return new Journal(staging.getFileName().toString(), put, gone);
  }

  private void undo(Publication publication) {
    try {
      publication.back();
      publication.end();
    } catch (IOException e) {
      isUnfinished = Journal.isIn(room);
    }
  }

  private BadInputException broken(IOException cause) {
    return BadInputException.of(
        target,
        "",
        "its files could not all be moved, nor back (%s)".formatted(WriteFaults.reason(cause)),
        "Mend that; the next run there, or 'verify', brings the new result to its place.",
        cause);
  }

  /**
   * Gives the folder free; what has not come to its place is gone, and so is a folder made for it.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is at work already.
    }
    end();
  }

  /** At the end of the process: a publication is waited for, anything before it is swept. */
  private synchronized void abandon() {
    isEnding = true;
    end();
  }

  private synchronized void end() {
    if (!isUnfinished && !Journal.isIn(room)) {
      for (String name : List.of("", Journal.OLD, ".work")) {
        if (staging != null) {
          Trees.deleteQuietly(room.resolve(staging.getFileName() + name));
        }
      }
    }
    lock.close();
    Trees.pruneQuietly(room, firstMade == null ? target : firstMade.getParent());
  }

  /** Once the process ends there is nothing to write to and nobody to tell. */
  private void waitIfEnding() {
    while (isEnding) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
  }
}

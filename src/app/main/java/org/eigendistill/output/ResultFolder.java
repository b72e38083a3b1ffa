// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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
  static final String ROOM = HiddenFolder.NAME;

  private static final String RECOVERY = "recovery";
  private static final long WAIT_NANOS = 50_000_000L;

  private final HiddenFolder hidden;
  private final Opening opening;
  private final Thread cleaner = new Thread(this::abandon);
  private Staging staging;
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

  private ResultFolder(HiddenFolder hidden, Opening opening) {
    this.hidden = hidden;
    this.opening = opening;
  }

  /**
   * Opens a folder to write to, which need not exist, and makes sure that everything that is to be
   * written can have its place.
   *
   * @throws BadInputException if nothing can be written there, another run has it, or something
   *     that is not of an earlier run lies in the way
   */
  public static ResultFolder open(Path folder, Opening opening) {
    ResultFolder out = new ResultFolder(HiddenFolder.take(folder, opening), opening);
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

  private void begin() throws IOException {
    hidden.begin();
    boolean isOfNobody = opening.isRecovery() || opening.adopts();
    staging =
        new Staging(
            hidden,
            isOfNobody ? Optional.empty() : RunManifest.of(hidden.target()),
            opening.adopts());
    if (!opening.isRecovery()) {
      staging.claim(opening.names());
    }
  }

  /**
   * Names more files that may be written.
   *
   * @throws BadInputException if something that is not of an earlier run lies in the way
   */
  public void claim(Collection<String> names) {
    try {
      staging.claim(names);
    } catch (IOException e) {
      throw WriteFaults.unwritable(hidden.target(), e);
    }
  }

  /** The manifest of the run whose result is here, if there is one on record. */
  public Optional<RunManifest> earlier() {
    return staging.earlier();
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
    try {
      staging.write(name, body);
    } catch (IOException e) {
      throw failed(name, e);
    } catch (UncheckedIOException e) {
      throw failed(name, e.getCause());
    }
  }

  private BadInputException failed(String name, IOException e) {
    waitIfEnding();
    return WriteFaults.unwritten(hidden.target().resolve(name), e);
  }

  /** Where files lie until {@link #publish}. */
  public Path staging() {
    return staging.path();
  }

  /** A folder for work beside the result, which goes with the end. */
  public Path scratch() {
    try {
      return staging.scratch();
    } catch (IOException e) {
      throw WriteFaults.unwritten(hidden.target(), e);
    }
  }

  /** Keeps a file of the earlier run in the new result, unless it was changed since. */
  public void keep(String name) {
    try {
      staging.keep(name);
    } catch (IOException e) {
      throw WriteFaults.unwritten(hidden.target().resolve(name), e);
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
      Journal journal = staging.seal(head);
      Publication publication = hidden.publication(journal);
      try {
        journal.write(hidden.path(), hidden.disk());
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
        throw isUnfinished ? broken(e) : WriteFaults.unwritten(hidden.target(), e);
      }
      // The new result is whole; only the journal is left, which says so once more.
    }
  }

  private void undo(Publication publication) {
    try {
      publication.back();
      publication.end();
    } catch (IOException e) {
      isUnfinished = hidden.hasJournal();
    }
  }

  private BadInputException broken(IOException cause) {
    return BadInputException.of(
        hidden.target(),
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
    if (staging != null && !isUnfinished && !hidden.hasJournal()) {
      staging.drop();
    }
    hidden.release();
  }

  /** Once the process ends there is nothing to write to and nobody to tell. */
  private void waitIfEnding() {
    while (isEnding) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
  }
}

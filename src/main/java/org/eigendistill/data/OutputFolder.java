package org.eigendistill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * A folder whose files appear whole or not at all. They are written in a hidden folder beside it
 * and moved when all are done; if anything goes wrong before, the hidden folder is deleted, at the
 * end of the process too. What a killed process left is swept by the next one.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String STAGING = ".eigendistill-";

  /** Tells the folders apart that one process writes at a time. */
  private static final AtomicLong NUMBER = new AtomicLong();

  private final Path target;
  private final Path staging;
  private final Thread cleaner;

  private OutputFolder(Path target, Path staging) {
    this.target = target;
    this.staging = staging;
    this.cleaner = new Thread(() -> deleteTree(staging));
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  /**
   * Opens a folder to write to, which need not exist.
   *
   * @throws BadInputException if nothing can be written there
   */
  public static OutputFolder open(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || (Files.exists(target) && !Files.isDirectory(target))) {
      throw BadInputException.of(
          folder, "", "it is not a folder", "Give --out another name or move the file away.");
    }
    try {
      Files.createDirectories(parent);
      sweep(parent);
      Path staging =
          parent.resolve(STAGING + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
      Files.createDirectory(staging);
      if (Files.exists(target) && !Files.isWritable(target)) {
        Files.delete(staging);
        throw unwritable(folder, null);
      }
      return new OutputFolder(target, staging);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Writes one file, whole or not at all. */
  public static void writeFile(Path file, FileBody body) {
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw BadInputException.of(file, "", "it is a folder", "Name a file to write to.");
    }
    try (OutputFolder folder = open(target.getParent())) {
      folder.write(target.getFileName().toString(), body);
      folder.publish();
    }
  }

  /** Makes the content of a file. */
  @FunctionalInterface
  public interface FileBody {
    /** Writes to a path that does not exist yet. */
    void writeTo(Path path) throws IOException;
  }

  /**
   * Writes one file into the folder, or into a folder in it; nothing is to be seen of it until
   * {@link #publish}.
   *
   * @param name the file's name, with forward slashes for folders in the folder
   * @throws BadInputException if it cannot be written, the disk being full for instance
   */
  public void write(String name, FileBody body) {
    Path file = staging.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      body.writeTo(file);
    } catch (FileSystemException e) {
      throw failed(name, e);
    } catch (IOException e) {
      throw failed(name, e);
    } catch (UncheckedIOException e) {
      throw failed(name, e.getCause());
    }
  }

  /** Where a writer that makes several files at once may put them, to be moved with the rest. */
  public Path staging() {
    return staging;
  }

  /**
   * Moves everything into place. A folder that was not there appears in one step; otherwise the
   * files do, one by one, each in one step.
   *
   * @throws BadInputException if a file cannot be moved
   */
  public void publish() {
    try {
      if (!Files.exists(target) && becomesTarget()) {
        return;
      }
      for (Path file : files()) {
        Path place = target.resolve(staging.relativize(file).toString());
        Files.createDirectories(place.getParent());
        move(file, place);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Moves the folder as a whole; false where another one has come first, beside this one. */
  private boolean becomesTarget() throws IOException {
    Files.createDirectories(target.getParent());
    try {
      move(staging, target);
      return true;
    } catch (FileSystemException e) {
      if (Files.isDirectory(target)) {
        return false;
      }
      throw e;
    }
  }

  /** Deletes what was not published. */
  @Override
  public void close() {
    deleteTree(staging);
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The process is ending: the hook is at work already.
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(staging)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the hidden folders of processes that are no more. */
  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> list = Files.list(parent)) {
      for (Path path : list.toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(STAGING) && !isAlive(name)) {
          deleteTree(path);
        }
      }
    }
  }

  private static boolean isAlive(String name) {
    String[] parts = name.substring(STAGING.length()).split("-");
    try {
      return ProcessHandle.of(Long.parseLong(parts[0])).map(ProcessHandle::isAlive).orElse(false);
    } catch (NumberFormatException e) {
      return true; // not one of ours
    }
  }

  /** Deletes a folder and all in it, as far as that is allowed. */
  public static void delete(Path folder) {
    deleteTree(folder);
  }

  private static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      walk.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  // Left for the next sweep.
                }
              });
    } catch (IOException | UncheckedIOException e) {
      // Left for the next sweep.
    }
  }

  private BadInputException failed(String name, IOException cause) {
    return BadInputException.of(
        target.resolve(name),
        "",
        "it could not be written (%s)".formatted(reason(cause)),
        "Free space or choose another --out; nothing was changed there.",
        cause);
  }

  private static BadInputException unwritable(Path folder, IOException cause) {
    return BadInputException.of(
        folder,
        "",
        "nothing can be written there (%s)"
            .formatted(cause == null ? "no permission" : reason(cause)),
        "Choose another folder or mend its permissions.",
        cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "no permission";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}

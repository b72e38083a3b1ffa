// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The checkout of the program's repository that a command is run in: the nearest folder, from the
 * working directory up, that holds the committed figures. Outside of one the working directory
 * stands in for it, and there are no figures to compare with.
 *
 * @param root its top folder; empty for the working directory itself
 */
public record Checkout(Path root) {
  private static final Path FIGURES = Path.of("figures");
  private static final Path OUTPUT = Path.of("target", "reproduction");
  private static final Path RUNS = Path.of(".runs");

  /** The checkout around a folder. */
  public static Checkout around(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (isCommitted(at.resolve(FIGURES))) {
        return new Checkout(at.equals(folder.toAbsolutePath()) ? folder : at);
      }
    }
    return new Checkout(folder);
  }

  /** Whether a folder is a committed output. */
  public static boolean isCommitted(Path figures) {
    return Files.isDirectory(figures.resolve(Manifest.TABLES))
        && Files.exists(figures.resolve("claims.json"));
  }

  /** The committed figures, where they are there. */
  public Optional<Path> figures() {
    return Optional.of(root.resolve(FIGURES)).filter(Checkout::isCommitted);
  }

  /** Where results go unless a folder is named. */
  public Path output() {
    return root.resolve(OUTPUT);
  }

  /** Where trained networks are kept unless a folder is named. */
  public Path runs() {
    return root.resolve(RUNS);
  }
}

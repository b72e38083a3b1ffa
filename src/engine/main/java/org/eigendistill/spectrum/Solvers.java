// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.function.Consumer;

/** Finds the solver that a user asks for by name. */
public final class Solvers {
  private Solvers() {}

  /**
   * The solver of a name.
   *
   * @param name {@code ejml}; {@code openblas}; or {@code auto} for OpenBLAS where it loads and
   *     EJML otherwise, decided when first something is asked that the two do differently
   * @param threads how many threads the solver's native calls take, at least 1
   * @param notice told, in one sentence, if {@code auto} falls back
   * @throws UnavailableException if OpenBLAS is asked for by name and does not load
   * @throws IllegalArgumentException if there is no such solver
   */
  public static EigenSolver named(String name, int threads, Consumer<String> notice) {
    return switch (name) {
      case "ejml" -> new EjmlSolver();
      case "openblas" -> openBlas(threads);
      case "auto" -> new AutoSolver(threads, notice);
      default ->
          throw new IllegalArgumentException(
              "there is no solver '%s', but auto, ejml and openblas".formatted(name));
    };
  }

  private static EigenSolver openBlas(int threads) {
    try {
      return OpenBlasSolver.load(threads);
    } catch (OpenBlasLibrary.DoesNotLoad e) {
      throw new UnavailableException(e.getMessage(), e);
    }
  }

  /** A solver that was asked for by name does not load here. */
  public static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnavailableException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.SideBySide;

/**
 * Gathers {@link Moments} from blocks of rows in memory O(p^2): each block's Gram matrix is the
 * solver's work, and blocks are added with compensation (Neumaier 1974), so that their number adds
 * no error.
 *
 * <p>About the means, rows are first shifted by the first block's means; what the shift misses of
 * the means, n d d', is small and is taken off at the end, so that nothing large cancels.
 *
 * <p>Blocks are worked out side by side but added in their order: the numbers do not depend on the
 * number of threads.
 */
public final class MomentSums {
  private final EigenSolver solver;
  private final int columns;
  private final boolean centred;
  private final double[] shift;
  private final double[] sums;
  private final double[] errors;
  private final double[] totals;
  private final double[] totalErrors;
  private long rows;
  private int rowsPerBlock;
  private long next;

  private MomentSums(EigenSolver solver, Matrix first, boolean centred) {
    this.solver = solver;
    this.columns = first.columns();
    this.centred = centred;
    this.shift = centred ? first.columnMeans() : new double[columns];
    this.sums = new double[columns * columns];
    this.errors = new double[columns * columns];
    this.totals = new double[columns];
    this.totalErrors = new double[columns];
  }

  /**
   * Hands out blocks of rows in their order, from any thread: a supplier that reads the block, or
   * null after the last.
   */
  @FunctionalInterface
  public interface Blocks {
    /** The next block. */
    Supplier<Matrix> take();
  }

  /**
   * Gathers moments.
   *
   * @param blocks the rows, at least one, all of as many finite columns
   * @param columns how many
   * @param centred whether products are about the means
   * @param solver works out Gram matrices; one of one thread where several threads are at work here
   * @param threads how many blocks are worked out side by side
   * @throws BadInputException if the products do not fit the memory
   */
  public static Moments of(
      Blocks blocks, int columns, boolean centred, EigenSolver solver, int threads) {
    requireMemory(columns, threads);
    Supplier<Matrix> head = blocks.take();
    if (head == null) {
      throw new IllegalArgumentException("there are no rows");
    }
    Matrix first = head.get();
    MomentSums sums = new MomentSums(solver, first, centred);
    sums.add(0, first);
    sums.run(blocks, threads);
    return sums.moments();
  }

  /** Sums, errors, one product per thread, and what the decomposition takes afterwards. */
  private static void requireMemory(int columns, int threads) {
    double needed = 8.0 * columns * columns * (4 + threads) + threads * 3.0 * (1 << 22) + (1 << 25);
    long available = Runtime.getRuntime().maxMemory();
    if (needed > available || columns > 46_340) {
      throw BadInputException.of(
          "--stream",
          "",
          "products of %d columns need about %.0f MB, and the heap has %d MB"
              .formatted(columns, needed / (1 << 20), available >> 20),
          "Give more by java -Xmx, or fewer columns.");
    }
  }

  private void run(Blocks blocks, int threads) {
    Tickets tickets = new Tickets(blocks);
    SideBySide.run(threads, Collections.nCopies(threads, Executors.callable(() -> work(tickets))));
  }

  private void work(Tickets tickets) {
    while (!SideBySide.stopped()) {
      Ticket ticket = tickets.take();
      if (ticket == null) {
        return;
      }
      add(ticket.number, ticket.block.get());
    }
  }

  private record Ticket(long number, Supplier<Matrix> block) {}

  /** Numbers blocks in the order in which they are taken. */
  private static final class Tickets {
    private final Blocks blocks;
    private long given;

    Tickets(Blocks blocks) {
      this.blocks = blocks;
    }

    synchronized Ticket take() {
      Supplier<Matrix> block = blocks.take();
      return block == null ? null : new Ticket(++given, block);
    }
  }

  /** Works one block out and, when its turn comes, adds it. */
  private void add(long number, Matrix block) {
    Matrix shifted =
        centred ? Matrix.fill(block.rows(), columns, (i, j) -> block.get(i, j) - shift[j]) : block;
    double[] total = shifted.columnMeans();
    Matrix gram = solver.gram(shifted);
    if (awaitTurn(number)) {
      for (int i = 0; i < columns; i++) {
        Compensated.add(totals, totalErrors, i, total[i] * block.rows());
        for (int j = i; j < columns; j++) {
          Compensated.add(sums, errors, i * columns + j, gram.get(i, j));
        }
      }
      rows += block.rows();
      rowsPerBlock = Math.max(rowsPerBlock, block.rows());
      passTurn();
    }
  }

  /** Waits until all blocks before this one are added; false if they never will be. */
  private synchronized boolean awaitTurn(long number) {
    while (next != number) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private synchronized void passTurn() {
    next++;
    notifyAll();
  }

  private Moments moments() {
    double[] missed = new double[columns];
    double[] means = new double[columns];
    for (int j = 0; j < columns; j++) {
      missed[j] = (totals[j] + totalErrors[j]) / rows;
      means[j] = shift[j] + missed[j];
    }
    Matrix products =
        Matrix.fill(
            columns,
            columns,
            (i, j) -> {
              int at = Math.min(i, j) * columns + Math.max(i, j);
              double sum = sums[at] + errors[at];
              return centred ? sum - rows * missed[i] * missed[j] : sum;
            });
    return Moments.of(rows, rowsPerBlock, centred, means, products);
  }

  /** Sums with what their rounding lost beside them. */
  private static final class Compensated {
    private Compensated() {}

    static void add(double[] sums, double[] errors, int at, double term) {
      double before = sums[at];
      double sum = before + term;
      errors[at] +=
          Math.abs(before) >= Math.abs(term) ? (before - sum) + term : (term - sum) + before;
      sums[at] = sum;
    }
  }
}

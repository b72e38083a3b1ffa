// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.RowChunks;
import org.eigendistill.base.SideBySide;

/**
 * Gathers {@link Moments} from chunks of rows in memory O(p^2): each chunk's Gram matrix is the
 * solver's work, and chunks are added with compensation, so that their number adds no error.
 *
 * <p>Chunks are worked out side by side but added along a tree over their numbers, as {@link
 * PartialMoments} are: the numbers do not depend on the number of threads.
 */
public final class MomentSums {
  private final EigenSolver solver;
  private final boolean centred;
  private final MomentTree tree = new MomentTree();
  private long next;

  private MomentSums(EigenSolver solver, boolean centred) {
    this.solver = solver;
    this.centred = centred;
  }

  /**
   * Hands out chunks of rows in their order, from any thread: a supplier that reads the chunk, or
   * null after the last.
   */
  @FunctionalInterface
  public interface Blocks {
    /** The next chunk. */
    Supplier<Matrix> take();
  }

  /**
   * Gathers moments.
   *
   * @param blocks the chunks, at least one, all of as many finite columns; of {@link
   *     RowChunks#rows} rows where bits are to be those of {@link PartialMoments}
   * @param columns how many
   * @param centred whether products are about the means
   * @param solver works out Gram matrices; one of one thread where several threads are at work here
   * @param threads how many chunks are worked out side by side
   * @throws BadInputException if the products do not fit the memory
   */
  public static Moments of(
      Blocks blocks, int columns, boolean centred, EigenSolver solver, int threads) {
    requireMemory(columns, threads);
    MomentSums sums = new MomentSums(solver, centred);
    sums.run(blocks, threads);
    if (sums.next == 0) {
      throw new IllegalArgumentException("there are no rows");
    }
    return sums.tree.sum().moments();
  }

  /**
   * About how many bytes gathering takes: three levels of the tree, enough for 4,096 chunks, or the
   * products and what their decomposition takes afterwards; a product and its triangle per thread,
   * and its chunk three times. Sixteen times as many chunks take 8 p^2 bytes more.
   *
   * @param columns how many columns, p, at least 1
   * @param threads how many threads gather
   */
  public static long bytesNeeded(int columns, int threads) {
    double square = 8.0 * columns * columns;
    double chunk = 8.0 * RowChunks.numbers(columns);
    return (long) (square * (4 + 1.5 * threads) + threads * 3 * chunk + (1 << 25));
  }

  private static void requireMemory(int columns, int threads) {
    long needed = bytesNeeded(columns, threads);
    long available = Runtime.getRuntime().maxMemory();
    if (needed > available || columns > 46_340) {
      throw BadInputException.of(
          "--stream",
          "",
          "products of %d columns need about %d MB, and the heap has %d MB"
              .formatted(columns, needed >> 20, available >> 20),
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
      add(ticket.number, MomentNode.of(ticket.block.get(), centred, solver));
    }
  }

  private record Ticket(long number, Supplier<Matrix> block) {}

  /** Numbers chunks in the order in which they are taken. */
  private static final class Tickets {
    private final Blocks blocks;
    private long given;

    Tickets(Blocks blocks) {
      this.blocks = blocks;
    }

    synchronized Ticket take() {
      Supplier<Matrix> block = blocks.take();
      return block == null ? null : new Ticket(given++, block);
    }
  }

  /** Adds a chunk when its turn comes: none waits in the tree, where it would take memory. */
  private void add(long number, MomentNode chunk) {
    if (awaitTurn(number)) {
      tree.put(number, chunk);
      passTurn();
    }
  }

  /** Waits until all chunks before this one are added; false if they never will be. */
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
}

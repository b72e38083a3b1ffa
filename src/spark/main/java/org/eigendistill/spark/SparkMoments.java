// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.RowChunks;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.MomentSums;
import org.eigendistill.spectrum.Moments;
import org.eigendistill.spectrum.PartialMoments;
import org.eigendistill.spectrum.Solvers;
import scala.Tuple2;

/**
 * The moments of all rows of a source, each task a run of chunks: the bits are those of {@link
 * MomentSums} with the same solver on one machine, whatever the workers and the files' splits.
 */
public final class SparkMoments {
  /** Parts that are brought to the driver at most; more are merged by the workers first. */
  private static final int PARTS = 64;

  /** Children of a node of the tree: so many neighbours, or so many times as many, become one. */
  private static final int NEIGHBOURS = 16;

  /** An array has no more than their products. */
  private static final int MOST_COLUMNS = 46_340;

  private SparkMoments() {}

  /** What a task worked out, or why not. */
  private record Part(PartialMoments moments, int partition, BadInputException fault)
      implements Serializable {
    /** The fault of the foremost rows stays. */
    Part merge(Part other) {
      if (fault == null && other.fault == null) {
        return new Part(moments.merge(other.moments), Math.min(partition, other.partition), null);
      }
      return other.fault == null || fault != null && partition < other.partition ? this : other;
    }
  }

  /**
   * Gathers moments.
   *
   * @param centred whether products are about the means
   * @param solver works out Gram matrices on the workers: ejml, whose bits are the same everywhere,
   *     or openblas, which has to load on all of them
   * @throws BadInputException if executors lack the memory, before anything is read; for a row that
   *     is not of finite numbers, with its partition; if a file changes meanwhile
   */
  public static Moments of(JavaSparkContext spark, RowSource rows, boolean centred, String solver) {
    ClusterCores.await(spark);
    return of(
        spark, rows, centred, solver, chunksPerTask(chunks(rows), spark.defaultParallelism()));
  }

  /** Whole nodes of the tree, as large as leaves work for all. */
  static long chunksPerTask(long chunks, int cores) {
    long fewest = Math.max(8, 4L * cores);
    long each = 1;
    while ((chunks - 1) / (16 * each) + 1 >= fewest) {
      each *= 16;
    }
    return each;
  }

  static Moments of(
      JavaSparkContext spark, RowSource rows, boolean centred, String solver, long chunksPerTask) {
    requireMemory(spark, rows);
    long chunks = chunks(rows);
    List<Long> firsts = new ArrayList<>();
    for (long first = 0; first < chunks; first += chunksPerTask) {
      firsts.add(first);
    }
    JavaRDD<Part> gathered =
        spark
            .parallelize(firsts, firsts.size())
            .map(
                first ->
                    part(rows, first, Math.min(chunks, first + chunksPerTask), centred, solver));
    int together = together(firsts.size());
    JavaRDD<Part> few =
        firsts.size() <= PARTS
            ? gathered
            : gathered
                .mapToPair(part -> new Tuple2<>(part.partition / together, part))
                .reduceByKey(Part::merge, parts(firsts.size()))
                .values();
    List<Part> all = new ArrayList<>(few.collect());
    all.sort(Comparator.comparingInt(Part::partition));
    for (Part part : all) {
      if (part.fault != null) {
        throw part.fault;
      }
    }
    return PartialMoments.merged(all.stream().map(Part::moments).toList()).moments();
  }

  /** How many tasks' parts the workers merge to one. */
  private static int together(int tasks) {
    int together = 1;
    while ((tasks - 1) / together >= PARTS) {
      together *= NEIGHBOURS;
    }
    return together;
  }

  /** How many parts come to the driver. */
  static int parts(int tasks) {
    int together = together(tasks);
    return (tasks + together - 1) / together;
  }

  private static long chunks(RowSource rows) {
    int size = RowChunks.rows(rows.names().size());
    return (rows.rows() + size - 1) / size;
  }

  private static Part part(RowSource rows, long first, long next, boolean centred, String solver) {
    int partition = TaskContext.getPartitionId();
    int size = RowChunks.rows(rows.names().size());
    EigenSolver gram = new TaskSolver(Solvers.named(solver, 1, notice -> {}));
    try (RowCursor cursor = rows.from(first * size)) {
      Iterator<Matrix> chunks =
          new Iterator<>() {
            private long chunk = first;

            @Override
            public boolean hasNext() {
              return chunk < next;
            }

            @Override
            public Matrix next() {
              int count = (int) Math.min(size, rows.rows() - chunk * size);
              chunk++;
              double[][] block = new double[count][];
              for (int i = 0; i < count; i++) {
                block[i] = cursor.next();
              }
              return Matrix.ofRows(block);
            }
          };
      return new Part(PartialMoments.of(first, chunks, centred, gram), partition, null);
    } catch (BadInputException e) {
      return new Part(null, partition, e);
    }
  }

  /**
   * Every task of an executor gathers for itself; the driver holds parts and what is merged. Each
   * has a tree of its own, and its result beside it as bytes.
   */
  private static void requireMemory(JavaSparkContext spark, RowSource rows) {
    int columns = rows.names().size();
    if (columns > MOST_COLUMNS) {
      throw BadInputException.of(
          "--data",
          "",
          "the products of %d columns are more numbers than an array holds".formatted(columns),
          "Give %d columns at most.".formatted(MOST_COLUMNS));
    }
    ExecutorMemory memory = new ExecutorMemory(spark);
    double each = MomentSums.bytesNeeded(columns, 1);
    memory.require("products of %d columns".formatted(columns), 0, each, "fewer columns");
    rows.largest().ifPresent(piece -> memory.requireRead(piece, 0, each));
  }
}

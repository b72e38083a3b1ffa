// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, in a file to which every measurement is added at once: a run that was broken off goes on. */
final class RateTable {
  private static final String HEADER =
      "work,form,gigabytes,columns,workers,solver,seconds,collecting_seconds,result_megabytes,digest";

  private final Path file;

  RateTable(Path file) throws IOException {
    this.file = file;
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER + "\n");
    }
  }

  /**
   * What is measured.
   *
   * @param work its name
   * @param form of the file
   * @param gigabytes of numbers, 1e9 bytes
   * @param workers of one core each; 0 for one process without Spark
   */
  record Key(String work, String form, int gigabytes, int columns, int workers, String solver) {
    @Override
    public String toString() {
      return "%s,%s,%d,%d,%d,%s".formatted(work, form, gigabytes, columns, workers, solver);
    }

    /** The same by another number of workers. */
    Key by(int others) {
      return new Key(work, form, gigabytes, columns, others, solver);
    }

    long rows() {
      return 1_000_000_000L * gigabytes / 8 / columns;
    }
  }

  /**
   * A measurement.
   *
   * @param seconds by the clock
   * @param collecting seconds of tasks in which garbage was collected; NaN where that was not looked at
   * @param megabytes of results that tasks sent, 1e6 bytes
   * @param digest of the products' bits, or what else tells results apart
   */
  record Rate(
      Key key,
      double seconds,
      double collecting,
      double megabytes,
      String digest) {
    /** Of which the clock alone is known. */
    static Rate byClock(Key key, double seconds, String digest) {
      return new Rate(key, seconds, Double.NaN, Double.NaN, digest);
    }
  }

  /** Something that takes long. */
  interface Measurement {
    Rate take() throws Exception;
  }

  /** Measures what is not yet in the file. */
  void add(Key key, Measurement measurement) throws Exception {
    if (find(key).isPresent()) {
      return;
    }
    Rate rate = measurement.take();
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            "%s,%.3f,%.3f,%.1f,%s%n",
            key,
            rate.seconds,
            rate.collecting,
            rate.megabytes,
            rate.digest),
        StandardOpenOption.APPEND);
    System.err.printf(Locale.ROOT, "%s: %.1f s%n", key, rate.seconds);
  }

  Optional<Rate> find(Key key) throws IOException {
    return all().stream().filter(rate -> rate.key.equals(key)).findFirst();
  }

  /** All of them, in the order in which they were taken. */
  List<Rate> all() throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(RateTable::rate).toList();
  }

  private static Rate rate(String line) {
    String[] cells = line.split(",", -1);
    return new Rate(
        new Key(
            cells[0],
            cells[1],
            Integer.parseInt(cells[2]),
            Integer.parseInt(cells[3]),
            Integer.parseInt(cells[4]),
            cells[5]),
        Double.parseDouble(cells[6]),
        Double.parseDouble(cells[7]),
        Double.parseDouble(cells[8]),
        cells[9]);
  }
}

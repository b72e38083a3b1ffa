// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * What trained models say of the rows of a Parquet table, written as Parquet: a file for each group
 * of rows, in the order of the table. A row of it has the keys of a row of the table, a time, and
 * what teacher and student say at it: {@code teacher_NAME}, {@code student_NAME} for each target;
 * so there are as many for each row as times. The bits are those of one machine.
 */
public final class SparkPredictions {
  /** Predictions and cells that are held at a time. */
  private static final int BLOCK = 1 << 20;

  /** Bytes of a cell of Parquet's rows: a list of one value, an object each. */
  private static final double CELL = 80;

  private static final String TIME = "time";

  private SparkPredictions() {}

  /** A group of rows and the file that it goes to. */
  private record Piece(RowGroup group, int index) implements Serializable {}

  /**
   * Predicts.
   *
   * @param place Parquet, a file or a folder
   * @param models what predicts
   * @param keys columns to be kept, of any plain type; nulls in them stay
   * @param out a folder that is not there; written whole or not at all
   * @throws BadInputException if the table lacks a column, before anything is read; for a row that
   *     has a null or no finite number for a feature, with partition and row; if a file changes
   *     meanwhile
   */
  public static void write(
      JavaSparkContext spark, String place, TrainedWeights models, List<String> keys, String out) {
    write(spark, planned(place, models, keys), models, keys, out);
  }

  static List<RowGroup> planned(String place, TrainedWeights models, List<String> keys) {
    requireApart(keys, models);
    List<Type> first = new ArrayList<>();
    return RowGroup.of(
        DataFile.at(place),
        (file, schema) -> {
          MessageType read = KeyedRows.columns(file, schema, models.features(), keys);
          List<Type> own = read.getFields();
          if (first.isEmpty()) {
            first.addAll(own);
          }
          if (!own.equals(first)) {
            throw BadInputException.of(
                file.place(),
                "",
                "its columns have other types than the first file's",
                "Give files of the same.");
          }
          return read;
        });
  }

  static void write(
      JavaSparkContext spark,
      List<RowGroup> groups,
      TrainedWeights models,
      List<String> keys,
      String out) {
    ClusterCores.await(spark);
    requireMemory(new ExecutorMemory(spark), groups, models, keys);
    List<String> kept = new ArrayList<>(keys);
    List<Piece> pieces =
        IntStream.range(0, groups.size()).mapToObj(k -> new Piece(groups.get(k), k)).toList();
    Broadcast<TrainedWeights> shared = spark.broadcast(models);
    try {
      FileSystem system = system(new Path(out));
      Path folder = system.makeQualified(new Path(out));
      requireFree(system, folder, out);
      // of this job alone: another one may be writing there too
      Path making =
          new Path(
              folder.getParent(), "_making-%s-%s".formatted(folder.getName(), UUID.randomUUID()));
      system.mkdirs(making);
      String into = making.toString();
      try {
        spark
            .parallelize(pieces, pieces.size())
            .flatMap(piece -> faults(piece, shared.value(), kept, into).iterator())
            .collect()
            .stream()
            .findFirst()
            .ifPresent(
                fault -> {
                  throw fault;
                });
        OnceWritten.clean(system, making);
        requireFree(system, folder, out); // else it would be moved into what another job has made
        if (!system.rename(making, folder)) {
          throw new IOException("%s cannot be named %s".formatted(making, folder));
        }
      } finally {
        system.delete(making, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // waits, as the cluster may be left next
      shared.destroy(true);
    }
  }

  private static void requireFree(FileSystem system, Path folder, String out) throws IOException {
    if (system.exists(folder)) {
      throw BadInputException.of(out, "", "it is there", "Name a folder that is not.");
    }
  }

  /** A task holds its own copy of weights, a group that it reads, a block and a group it writes. */
  private static void requireMemory(
      ExecutorMemory memory, List<RowGroup> groups, TrainedWeights models, List<String> keys) {
    double weights = models.bytes();
    memory.require("weights at all times", weights, weights, "fewer times, targets or features");
    double cells = models.features().size() + keys.size();
    double written = (double) models.times().length * (keys.size() + predicted(models).size());
    if (!groups.isEmpty()) {
      RowGroup group = RowGroup.largest(groups);
      double rows = Math.min(group.rows(), block(models, keys));
      double held = CELL * rows * cells + 2.0 * Double.BYTES * rows * written;
      double left =
          Math.min(ParquetWriter.DEFAULT_BLOCK_SIZE, Double.BYTES * group.rows() * written);
      memory.requireRead(group.held(), weights, weights + held + left);
    }
  }

  /** How many rows are held at a time. */
  private static int block(TrainedWeights models, List<String> keys) {
    int cells = models.features().size() + keys.size();
    return 1 + BLOCK / (models.times().length * predicted(models).size() + cells);
  }

  private static FileSystem system(Path path) throws IOException {
    return path.getFileSystem(SparkHadoopUtil.get().conf());
  }

  private static void requireApart(List<String> keys, TrainedWeights models) {
    Set<String> names = new HashSet<>();
    List<String> all = new ArrayList<>(keys);
    all.addAll(predicted(models));
    for (String name : all) {
      if (!names.add(name)) {
        throw BadInputException.of(
            "--keys", "", "two columns would be called '%s'".formatted(name), "Name others.");
      }
    }
  }

  private static List<String> predicted(TrainedWeights models) {
    List<String> names = new ArrayList<>(List.of(TIME));
    for (String role : models.weights().keySet()) {
      models.targets().forEach(target -> names.add(role + "_" + target));
    }
    return names;
  }

  /** Writes a piece; its fault if it has one. */
  private static List<BadInputException> faults(
      Piece piece, TrainedWeights models, List<String> keys, String into) {
    try {
      new OnceWritten(new Path(into), "part-%05d.parquet".formatted(piece.index))
          .write(
              TaskContext.get().taskAttemptId(), file -> predict(piece.group, models, keys, file));
      return List.of();
    } catch (BadInputException e) {
      return List.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void predict(RowGroup group, TrainedWeights models, List<String> keys, Path target)
      throws IOException {
    DataFile file = group.file();
    List<String> features = models.features();
    try (ParquetFileReader reader = ParquetSource.open(file)) {
      MessageType all = reader.getFileMetaData().getSchema();
      MessageType read = KeyedRows.columns(file, all, features, keys);
      MessageType written = written(read, models, keys);
      reader.setRequestedSchema(read);
      PageReadStore pages = reader.readRowGroup(group.number());
      RecordReader<Group> records =
          new ColumnIOFactory(reader.getFileMetaData().getCreatedBy())
              .getColumnIO(read, all)
              .getRecordReader(pages, new GroupRecordConverter(read));
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(
                  HadoopOutputFile.fromPath(target, SparkHadoopUtil.get().conf()))
              .withType(written)
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .build()) {
        int block = block(models, keys);
        for (long done = 0; done < group.rows(); done += block) {
          Group[] rows = new Group[(int) Math.min(block, group.rows() - done)];
          double[][] values = new double[rows.length][];
          for (int i = 0; i < rows.length; i++) {
            rows[i] = records.read();
            values[i] = KeyedRows.features(file, rows[i], features, group.firstRow() + done + i);
          }
          write(writer, written, models, keys, rows, models.predictions(Matrix.ofRows(values)));
        }
      }
    }
    file.requireUnchanged();
  }

  private static void write(
      ParquetWriter<Group> writer,
      MessageType schema,
      TrainedWeights models,
      List<String> keys,
      Group[] rows,
      Map<String, List<Matrix>> said)
      throws IOException {
    double[] times = models.times();
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < times.length; t++) {
        Group row = new SimpleGroup(schema);
        KeyedRows.copy(rows[i], row, keys);
        row.add(TIME, times[t]);
        int at = keys.size() + 1;
        for (List<Matrix> role : said.values()) {
          for (int c = 0; c < role.get(t).columns(); c++) {
            row.add(at++, role.get(t).get(i, c));
          }
        }
        writer.write(row);
      }
    }
  }

  private static MessageType written(MessageType read, TrainedWeights models, List<String> keys) {
    List<Type> fields = new ArrayList<>();
    keys.forEach(key -> fields.add(read.getType(key)));
    for (String name : predicted(models)) {
      fields.add(Types.required(PrimitiveTypeName.DOUBLE).named(name));
    }
    return new MessageType("predictions", fields);
  }
}

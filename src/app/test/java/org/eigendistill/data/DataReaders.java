// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.fuzz.Target;
import org.eigendistill.fuzz.Targets;

/** This room's readers, to be given any bytes. */
public final class DataReaders {
  /** The formats that have targets with seeds below; others are targets as they stand. */
  private static final Set<String> SEEDED =
      Set.of("text", "npy", "npz", "safetensors", "torch", "idx", "cifar");

  private DataReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    Map<String, Target> all = new TreeMap<>(named());
    for (Format format : Formats.ALL) {
      if (!SEEDED.contains(format.name())) {
        all.put(
            Targets.FORMAT + format.name(),
            Target.file("f" + format.endings().get(0), MatrixReader::read));
      }
    }
    return all;
  }

  private static Map<String, Target> named() {
    return Map.ofEntries(
        Map.entry("csv", Target.file("x.csv", MatrixReader::read)),
        Map.entry("txt", Target.file("x.txt", MatrixReader::read)),
        Map.entry("csv-gz", Target.file("x.csv.gz", MatrixReader::read)),
        Map.entry("csv-rows", Target.file("r.csv", DataReaders::stream)),
        Map.entry("npy", Target.file("x.npy", MatrixReader::read)),
        Map.entry("npy-rows", Target.file("r.npy", DataReaders::stream)),
        Map.entry("npz", Target.file("x.npz", DataReaders::archive)),
        Map.entry("safetensors", Target.file("x.safetensors", DataReaders::tensors)),
        Map.entry(
            "safetensors-index", Target.file("x.safetensors.index.json", DataReaders::tensors)),
        Map.entry("torch", Target.file("x.pt", DataReaders::tensors)),
        Map.entry("idx", Target.file("x.idx", MatrixReader::read)),
        Map.entry("idx-gz", Target.file("x.idx.gz", MatrixReader::read)),
        Map.entry("cifar10", Target.file("ten.bin", MatrixReader::read)),
        Map.entry("cifar100", Target.file("hundred.bin", MatrixReader::read)),
        Map.entry("table", Target.file("t.csv", DataReaders::table)),
        Map.entry("groups", DataReaders::groups),
        Map.entry("targets", DataReaders::targets));
  }

  private static void stream(Path file) throws Exception {
    try (RowStream rows = RowStream.open(file, ReadOptions.AUTO, Expected.NOTHING, Progress.NONE)) {
      for (var block = rows.take(); block != null; block = rows.take()) {
        block.get();
      }
    }
  }

  private static void tensors(Path file) {
    List<String> keys = Formats.of(file).keys(file);
    for (String key : keys.subList(0, Math.min(3, keys.size()))) {
      try (RowBlocks rows = new ArrayName(file, key).blocks(ReadOptions.AUTO, Expected.NOTHING)) {
        rows.read(0, 1, new double[rows.columns()]);
      } catch (BadInputException e) {
        // Others may be whole.
      }
    }
    MatrixReader.read(file, keys.isEmpty() ? "" : keys.get(0));
  }

  private static void archive(Path file) {
    NpyReader.keys(file).stream().limit(3).forEach(key -> MatrixReader.read(file, key));
    MatrixReader.read(file);
  }

  private static void table(Path file) {
    Table table = Table.read(file);
    table.columns().forEach(table::column);
  }

  private static void groups(byte[] bytes, Path folder) throws Exception {
    Path groups = Files.write(folder.resolve("g.csv"), bytes);
    UserData.of(features(folder), "X", "3", Optional.of(groups.toString()), ReadOptions.AUTO);
  }

  private static void targets(byte[] bytes, Path folder) throws Exception {
    Path targets = Files.write(folder.resolve("y.csv"), bytes);
    UserData.read(features(folder), "X", targets.toString());
  }

  private static Path features(Path folder) throws Exception {
    Path file = folder.resolve("features.csv");
    return Files.exists(file)
        ? file
        : Files.writeString(file, "a,b,c\n1,2,3\n4,5,6\n7,8,9\n2,2,1\n");
  }
}

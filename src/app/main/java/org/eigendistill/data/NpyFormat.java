// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;

/** NumPy's format for one array. */
final class NpyFormat implements Format {
  @Override
  public String name() {
    return "npy";
  }

  @Override
  public List<String> endings() {
    return List.of(".npy");
  }

  @Override
  public byte[] magic() {
    return new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    return NpyReader.readNpy(file);
  }

  /** A file is read where its rows lie, unless it is zipped or comes by a pipe. */
  @Override
  public RowFile rows(Path file, ReadOptions options, Expected expected) {
    return Sources.isReadOnce(file) || Sources.isZipped(file)
        ? Format.super.rows(file, options, expected)
        : ChosenRowFile.of(NpyRowFile.of(file), options, expected);
  }

  @Override
  public RowBlocks blocks(Path file, String key, ReadOptions options, Expected expected) {
    if (!options.takesAll()) {
      return Format.super.blocks(file, key, options, expected);
    }
    return Sources.isReadOnce(file) || Sources.isZipped(file)
        ? RowBlocks.of(NpyReader.shaped(file, true))
        : new TensorBlocks(NpyReader.tensor(file), name());
  }

  @Override
  public boolean isStreamed() {
    return true;
  }

  @Override
  public long[] shape(Path file, String key) {
    return NpyReader.shape(file);
  }

  @Override
  public ShapedArray shaped(Path file, String key) {
    return NpyReader.shaped(file);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;

/** NumPy's archives of arrays. */
final class NpzFormat implements Format {
  @Override
  public String name() {
    return "npz";
  }

  @Override
  public List<String> endings() {
    return List.of(".npz");
  }

  @Override
  public byte[] magic() {
    return new byte[] {'P', 'K', 3, 4};
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    return NpyReader.readNpz(file, key);
  }

  @Override
  public RowBlocks blocks(Path file, String key, ReadOptions options, Expected expected) {
    return options.takesAll()
        ? RowBlocks.of(NpyReader.shaped(file, key, true))
        : Format.super.blocks(file, key, options, expected);
  }

  @Override
  public boolean isArchive() {
    return true;
  }

  @Override
  public List<String> keys(Path file) {
    return NpyReader.keys(file);
  }

  @Override
  public long[] shape(Path file, String key) {
    return NpyReader.shape(file, key);
  }

  @Override
  public ShapedArray shaped(Path file, String key) {
    return NpyReader.shaped(file, key);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eigendistill.data.tensor.Safetensors;
import org.eigendistill.data.tensor.ShardedSafetensors;
import org.eigendistill.data.tensor.TensorFile;

/** Tensors in the format safetensors, in one file or in several with an index. */
final class SafetensorsFormat extends TensorFormat {
  private static final String INDEX = ".safetensors.index.json";

  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public List<String> endings() {
    return List.of(".safetensors", INDEX);
  }

  @Override
  TensorFile open(Path file) {
    return isIndex(file) ? ShardedSafetensors.of(file) : Safetensors.of(file);
  }

  @Override
  public List<Path> files(Path file, String key) {
    return isIndex(file)
        ? Stream.concat(Stream.of(file), ShardedSafetensors.of(file).file(key).stream()).toList()
        : List.of(file);
  }

  private static boolean isIndex(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(INDEX);
  }
}

package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
    return file.toString().toLowerCase(Locale.ROOT).endsWith(INDEX)
        ? ShardedSafetensors.of(file)
        : Safetensors.of(file);
  }
}

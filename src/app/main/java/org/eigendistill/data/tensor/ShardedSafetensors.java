// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;

/**
 * A model in several files of safetensors, told by an index {@code {"weight_map": {name: file}}}.
 * All files lie in the index's folder. Only the file of the tensor asked for is opened.
 */
public final class ShardedSafetensors implements TensorFile {
  private static final String MEND = "Save the model again by save_pretrained.";
  private static final int LONGEST = 100_000_000;

  private final Path index;
  private final Map<String, String> files = new LinkedHashMap<>();

  private ShardedSafetensors(Path index) {
    this.index = index;
  }

  /**
   * Reads an index.
   *
   * @throws BadInputException if it is none, or names a file that is not in its folder
   */
  public static ShardedSafetensors of(Path index) {
    try (FileBytes bytes = FileBytes.open(index)) {
      if (bytes.length() > LONGEST) {
        throw BadInputException.of(
            index, "", "it has %d bytes, too many for an index".formatted(bytes.length()), MEND);
      }
      ShardedSafetensors sharded = new ShardedSafetensors(index);
      byte[] text = bytes.read(0, (int) bytes.length()).array();
      JsonObject.read(
          index.toString(), MEND, text, json -> json.members("", key -> sharded.member(json, key)));
      if (sharded.files.isEmpty()) {
        throw BadInputException.of(index, "", "it has no weight_map", MEND);
      }
      return sharded;
    }
  }

  private void member(JsonObject json, String key) throws java.io.IOException {
    if (!key.equals("weight_map")) {
      json.pass();
      return;
    }
    json.members(
        key,
        name -> {
          String file = json.text("tensor " + name);
          if (!file.matches("[^/\\\\\\p{Cntrl}]+") || file.contains("..")) {
            throw BadInputException.of(
                index,
                "tensor " + name,
                "its file '%s' is not one beside the index".formatted(file),
                "Put all files into the index's folder, and name them alone.");
          }
          files.put(name, file);
        });
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * The file that a tensor of the index is said to be in; nothing where it has none of the name.
   */
  public Optional<Path> file(String name) {
    return Optional.ofNullable(files.get(name)).map(index::resolveSibling);
  }

  @Override
  public Tensor tensor(String name) {
    Path file = file(name).orElseThrow();
    if (!Files.isRegularFile(file)) {
      throw BadInputException.of(
          index,
          "tensor " + name,
          "its file %s is not there".formatted(file),
          "Put all files into the index's folder.");
    }
    Safetensors shard = Safetensors.of(file);
    if (!shard.names().contains(name)) {
      throw BadInputException.of(
          index, "tensor " + name, "it is not in %s, where it should be".formatted(file), MEND);
    }
    return shard.tensor(name);
  }
}

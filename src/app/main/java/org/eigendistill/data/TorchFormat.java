// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.data.tensor.TensorFile;
import org.eigendistill.data.tensor.TorchArchive;

/** Tensors as PyTorch's torch.save has them, in dictionaries and lists, or one alone. */
final class TorchFormat extends TensorFormat {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public List<String> endings() {
    return List.of(".pt", ".pth", ".ckpt");
  }

  /** Models of Hugging Face are named so; those of CIFAR begin with a label below 20. */
  @Override
  public List<String> sharedEndings() {
    return List.of(".bin");
  }

  @Override
  public boolean isThis(Path file) {
    return TorchArchive.begins(file);
  }

  @Override
  TensorFile open(Path file) {
    return TorchArchive.of(file);
  }
}

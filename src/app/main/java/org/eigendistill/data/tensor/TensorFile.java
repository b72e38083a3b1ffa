// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.List;
import java.util.Optional;

/** A file of tensors, each by a name. */
public interface TensorFile {
  /** The tensors' names in the file's order; a tensor alone may have the empty name. */
  List<String> names();

  /**
   * One of them, where it lies; none of its numbers are read.
   *
   * @param name one of {@link #names}
   * @throws org.eigendistill.base.BadInputException if it is of a type that is not read, or does
   *     not lie where it should
   */
  Tensor tensor(String name);

  /**
   * Checks the bytes of one of them against what the file says of them, if it does.
   *
   * @throws org.eigendistill.base.BadInputException if they are not those that were saved
   */
  default void requireWhole(String name) {}

  /** What a name stands for that is no tensor, by its type; nothing where it stands for nothing. */
  default Optional<String> other(String name) {
    return Optional.empty();
  }
}

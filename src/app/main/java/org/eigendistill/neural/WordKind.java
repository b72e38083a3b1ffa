// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

/** A kind of network that begins with a vector for each word of a sequence. */
interface WordKind extends NetworkKind {
  @Override
  default String takes() {
    return "sequences of words";
  }

  @Override
  default boolean takesSequences() {
    return true;
  }

  @Override
  default String touches() {
    return "words";
  }
}

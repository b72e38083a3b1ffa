// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Embedding;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** A convolution over words (Kim 2014). */
final class TextKind implements WordKind {
  @Override
  public String name() {
    return "text";
  }

  @Override
  public String title() {
    return "Text";
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Convolution(data.vocabulary(), data.classes());
  }

  @Override
  public int cost() {
    return 70;
  }

  /**
   * Sequences of word numbers: an embedding of 32 numbers a word, 64 filters over three words,
   * ReLU, their largest values over the sequence (Kim 2014), a dense layer. The embedding is the
   * layer that touches the inputs, words as counted in a text: inputWeights are 32 x words.
   *
   * @param vocabulary the number of words; word number 0 stands for none, its vector stays 0
   * @param classes the number of classes
   */
  private record Convolution(int vocabulary, int classes) implements Architecture {
    private static final int EMBEDDING = 32;
    private static final int FILTERS = 64;
    private static final int WORDS = 3;

    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Randomness random = Randomness.of(seed);
      int fan = EMBEDDING * WORDS;
      return List.of(
          Architecture.gaussian(
              manager, type, new Shape(vocabulary + 1, EMBEDDING), 1.0 / EMBEDDING, random),
          Architecture.gaussian(
              manager, type, new Shape(FILTERS, EMBEDDING, WORDS), 2.0 / fan, random),
          manager.zeros(new Shape(FILTERS), type),
          Architecture.gaussian(manager, type, new Shape(classes, FILTERS), 2.0 / FILTERS, random),
          manager.zeros(new Shape(classes), type));
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.fill(
          EMBEDDING, vocabulary, (unit, word) -> first[(word + 1) * EMBEDDING + unit]);
    }

    @Override
    public NDArray logits(Pass pass, NDArray inputs) {
      NDArray words = inputs.toType(DataType.INT64, false);
      NDArray isWord = inputs.gt(0).toType(pass.weight(0).getDataType(), false).expandDims(2);
      NDArray vectors =
          Embedding.embedding(words, pass.weight(0), SparseFormat.DENSE).singletonOrThrow();
      NDArray filtered =
          Conv1d.conv1d(
                  vectors.mul(isWord).transpose(0, 2, 1),
                  pass.weight(1),
                  pass.weight(2),
                  new Shape(1),
                  new Shape(1),
                  new Shape(1))
              .singletonOrThrow();
      NDArray largest = Activation.relu(filtered).max(new int[] {2});
      return largest.matMul(pass.weight(3).transpose()).add(pass.weight(4));
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;

/** A transformer that reads a sequence of words and tells its class. */
final class TransformerKind implements WordKind {
  private static final int WIDTH = 32;

  @Override
  public String name() {
    return "transformer";
  }

  @Override
  public String title() {
    return "Transformer";
  }

  @Override
  public List<String> keys() {
    return List.of("width", "heads", "layers");
  }

  @Override
  public void check(Layout layout) {
    int width = layout.width(WIDTH);
    if (width % layout.heads() != 0) {
      throw new IllegalArgumentException(
          "heads: a divisor of width %d, not %d".formatted(width, layout.heads()));
    }
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Encoder(
        data.vocabulary(),
        data.train().inputs().columns(),
        data.classes(),
        recipe.layout().width(WIDTH),
        recipe.layout().heads(),
        recipe.layout().layers());
  }

  @Override
  public int cost() {
    return 100;
  }

  /**
   * Words and places as vectors of d numbers, both learnt, added; blocks
   *
   * <pre>    x = x + attention(norm(x)) ,   x = x + W2 relu(W1 norm(x) + b1) + b2</pre>
   *
   * <p>with 4 d units inside (Vaswani and others 2017, the norm before each part); a last norm, the
   * mean over the words, a dense layer. Attention of a head to words alone, softmax(q k' / sqrt(d /
   * heads)) v. Norms are over the d numbers of a word. No dropout. A row without words has the mean
   * 0.
   *
   * @param vocabulary the number of words; word number 0 stands for none
   * @param places the most words of a sequence
   * @param classes the number of classes
   * @param width d
   * @param heads of attention, a divisor of d
   * @param layers the number of blocks
   */
  private record Encoder(int vocabulary, int places, int classes, int width, int heads, int layers)
      implements Architecture {
    private static final int INSIDE = 4;

    /** What is added to the scores of words that are none: their share is exactly 0 then. */
    private static final double HIDDEN = -1e9;

    /** Arrays of a block: two norms, and the pairs of weights and bias of four dense layers. */
    private static final int BLOCK = 12;

    @Override
    public List<NDArray> start(NDManager manager, DataType type, long seed) {
      Start start = new Start(manager, type, Randomness.of(seed), new ArrayList<>());
      start.random(vocabulary + 1, width, 1.0 / width);
      start.random(places, width, 1.0 / width);
      for (int layer = 0; layer < layers; layer++) {
        start.norm(width);
        start.dense(3 * width, width, 1.0 / width);
        start.dense(width, width, 1.0 / width);
        start.norm(width);
        start.dense(INSIDE * width, width, 2.0 / width);
        start.dense(width, INSIDE * width, 1.0 / (INSIDE * width));
      }
      start.norm(width);
      start.dense(classes, width, 1.0 / width);
      return start.weights();
    }

    private record Start(
        NDManager manager, DataType type, Randomness random, List<NDArray> weights) {
      void random(int to, int from, double variance) {
        weights.add(Architecture.gaussian(manager, type, new Shape(to, from), variance, random));
      }

      void dense(int to, int from, double variance) {
        random(to, from, variance);
        weights.add(manager.zeros(new Shape(to), type));
      }

      void norm(int channels) {
        weights.addAll(Norms.start(manager, type, channels));
      }
    }

    @Override
    public Matrix inputWeights(double... first) {
      return Matrix.fill(width, vocabulary, (unit, word) -> first[(word + 1) * width + unit]);
    }

    @Override
    public NDArray logits(Pass pass, NDArray inputs) {
      DataType type = pass.weight(0).getDataType();
      NDArray isWord = inputs.gt(0).toType(type, false);
      NDArray hidden = isWord.sub(1).mul(-HIDDEN).expandDims(1).expandDims(1);
      NDArray words = inputs.toType(DataType.INT64, false);
      NDArray at =
          Embedding.embedding(words, pass.weight(0), SparseFormat.DENSE)
              .singletonOrThrow()
              .add(pass.weight(1));
      int weight = 2;
      for (int layer = 0; layer < layers; layer++, weight += BLOCK) {
        NDArray normed = Norms.layer(at, pass, weight);
        at = at.add(dense(attended(dense(normed, pass, weight + 2), hidden), pass, weight + 4));
        normed = Norms.layer(at, pass, weight + 6);
        NDArray inside = Activation.relu(dense(normed, pass, weight + 8));
        at = at.add(dense(inside, pass, weight + 10));
      }
      NDArray seen = Norms.layer(at, pass, weight).mul(isWord.expandDims(2));
      NDArray count = isWord.sum(new int[] {1}, true).maximum(1);
      return dense(seen.sum(new int[] {1}).div(count), pass, weight + 2);
    }

    private static NDArray dense(NDArray at, Pass pass, int weight) {
      return Linear.linear(at, pass.weight(weight), pass.weight(weight + 1)).singletonOrThrow();
    }

    /**
     * Attention of all heads.
     *
     * @param asked rows x words x 3 d: queries, keys and values
     * @param hidden rows x 1 x 1 x words, to add to scores
     */
    private NDArray attended(NDArray asked, NDArray hidden) {
      long rows = asked.getShape().get(0);
      NDArray parts =
          asked
              .reshape(rows, places, 3, heads, width / heads)
              .transpose(2, 0, 3, 1, 4)
              .reshape(3, rows * heads, places, width / heads);
      NDArray root =
          Torch.constant(asked.getManager(), asked.getDataType(), Math.sqrt(width / heads));
      NDArray scores = parts.get(0).div(root).matMul(parts.get(1).transpose(0, 2, 1));
      NDArray shares =
          scores
              .reshape(rows, heads, places, places)
              .add(hidden)
              .softmax(-1)
              .reshape(rows * heads, places, places);
      return shares
          .matMul(parts.get(2))
          .reshape(rows, heads, places, width / heads)
          .transpose(0, 2, 1, 3)
          .reshape(rows, places, width);
    }
  }
}

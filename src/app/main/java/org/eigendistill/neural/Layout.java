// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * How a network is built, beside the widths of its hidden layers. Which of these keys a model takes
 * its {@link NetworkKind} says.
 *
 * @param norm none, or batch: batch normalisation, momentum 0.1 and epsilon 1e-5
 * @param width channels of a residual network's first stage, numbers a word of a transformer; 0 for
 *     the model's own
 * @param heads heads of attention, at least 1
 * @param layers blocks of a transformer, 1 to {@value #MOST_LAYERS}
 * @param pool images are averaged over squares of so many pixels along a side; 1 for as they are
 */
public record Layout(
    @JsonProperty("norm") String norm,
    @JsonProperty("width") int width,
    @JsonProperty("heads") int heads,
    @JsonProperty("layers") int layers,
    @JsonProperty("pool") int pool) {
  /** What recipes have that say nothing of it. */
  public static final Layout USUAL = new Layout("none", 0, 2, 1, 1);

  /** The keys of recipes that say it. */
  static final List<String> KEYS = List.of("norm", "width", "heads", "layers", "pool");

  private static final int MOST_LAYERS = 100;
  private static final int MOST_WIDTH = 4096;
  private static final int MOST_POOL = 1024;

  /** Checks every value's range. */
  public Layout {
    Recipe.oneOf("norm", norm, "none", "batch");
    String range = "0 for the model's own, or at most %d".formatted(MOST_WIDTH);
    Recipe.need(width >= 0 && width <= MOST_WIDTH, "width", range, width);
    Recipe.need(heads >= 1 && heads <= MOST_WIDTH, "heads", "1 to %d".formatted(MOST_WIDTH), heads);
    Recipe.need(
        layers >= 1 && layers <= MOST_LAYERS, "layers", "1 to %d".formatted(MOST_LAYERS), layers);
    Recipe.need(pool >= 1 && pool <= MOST_POOL, "pool", "1 to %d".formatted(MOST_POOL), pool);
  }

  /** Whether batches are normalised. */
  boolean hasBatchNorm() {
    return norm.equals("batch");
  }

  /** The width, or a model's own where none is said. */
  int width(int own) {
    return width == 0 ? own : width;
  }

  /** The keys whose values are not the usual ones. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    if (!norm.equals(USUAL.norm)) {
      said.add("norm");
    }
    if (width != USUAL.width) {
      said.add("width");
    }
    if (heads != USUAL.heads) {
      said.add("heads");
    }
    if (layers != USUAL.layers) {
      said.add("layers");
    }
    if (pool != USUAL.pool) {
      said.add("pool");
    }
    return said;
  }
}

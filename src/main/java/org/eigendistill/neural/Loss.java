package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;

/**
 * The two losses, means over the rows of a batch. With target u (a distribution over classes),
 * logits z, temperature T and scale c:
 *
 * <pre>
 *     cross-entropy   c * mean( - sum_j u_j log softmax(z / T)_j )
 *     squared         c * mean( 1/2 sum_j (z_j - u_j)^2 )
 * </pre>
 */
final class Loss {
  private Loss() {}

  static NDArray of(Recipe recipe, NDArray logits, NDArray target) {
    if (recipe.loss().equals("squared")) {
      NDArray gap = logits.sub(target);
      return gap.mul(gap).sum(new int[] {1}).mean().mul(recipe.lossScale() / 2);
    }
    NDArray log = logits.div(recipe.temperature()).logSoftmax(1);
    return log.mul(target).sum(new int[] {1}).mean().mul(-recipe.lossScale());
  }

  /**
   * What a teacher's logits are as a target: softened probabilities, or themselves where squared.
   */
  static NDArray target(Recipe recipe, NDArray teacherLogits) {
    return recipe.loss().equals("squared")
        ? teacherLogits
        : teacherLogits.div(recipe.temperature()).softmax(1);
  }
}

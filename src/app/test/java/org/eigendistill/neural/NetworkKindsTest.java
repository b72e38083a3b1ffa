// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKindsTest {
  private static final Matrix NONE = Matrix.fill(1, 1, (i, j) -> 0);

  private static Recipe recipe(String model) {
    return new Recipe(
        model,
        List.of(5, 4),
        "adam",
        0.001,
        0,
        "cosine",
        20,
        128,
        "cross-entropy",
        "float32",
        "none",
        1,
        1,
        0,
        1,
        "labels");
  }

  /** Written down when kinds were words: what was stored then is found now. */
  @ParameterizedTest
  @CsvSource({
    "softmax, f273b7b1f2c7ed89",
    "mlp, fb82be878e48048c",
    "cnn, 37c9b1ac82968283",
    "text, 3be5d128528a9c7c"
  })
  void storedRunsKeepTheirNames(String model, String name) {
    Pool pool =
        new Pool("rows", NONE, new int[1], NONE, new int[1], 2, 0, NONE, "0123456789abcdef");
    RunKey key = RunKey.of(recipe(model), pool, 600, 0.2, 1, 2, Optional.empty(), false);
    assertThat(key.name()).isEqualTo(name);
  }

  @Test
  void recipesTakeWhatThereIs() {
    assertThat(NetworkKinds.names()).startsWith("softmax", "mlp", "cnn", "text");
    for (String name : NetworkKinds.names()) {
      assertThat(recipe(name).kind().name()).isEqualTo(name);
      assertThat(NetworkKinds.title(name)).isPresent();
    }
    assertThatThrownBy(() -> recipe("perceptron"))
        .hasMessage(
            "model: softmax, mlp, cnn, text, resnet8, resnet20, resnet56, transformer, tanh, not"
                + " perceptron");
    assertThat(RecipeFile.keys())
        .startsWith(
            "model: mlp              # needed: softmax, mlp, cnn (square images), text (sequences of"
                + " words), resnet8 (square images), resnet20 (square images), resnet56 (square"
                + " images), transformer (sequences of words) or tanh\n");
  }

  /** Only weights on the same inputs are measured against each other. */
  @Test
  void denseKindsTouchTheSame() {
    assertThat(NetworkKinds.names().stream().map(NetworkKinds::named).map(NetworkKind::touches))
        .startsWith("features", "features", "patches", "words");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which loss trains, and at which temperature. */
final class SoftmaxOptions {
  private static final String LOSS = "--loss softmax";

  /** What has no meaning beside it. */
  private static final List<String> OTHERS =
      List.of("--imitation", "--generations", "--switch-at", "--switch-to", "--stream");

  /** What --loss takes. */
  enum Loss {
    squared,
    softmax
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--loss",
      paramLabel = "squared|softmax",
      defaultValue = "squared",
      description =
          "squared, or softmax: gradient flow of cross-entropy on class labels, and of students on"
              + " their teacher's logits, as a differential equation with a bound of its error"
              + " (default: ${DEFAULT-VALUE}).")
  private Loss loss;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "With --loss softmax: the students' loss is T^2 KL(softmax(z_t/T) || softmax(z/T))"
              + " (default: 1).")
  private Double temperature;

  /** Whether a softmax trains. */
  boolean isAsked() {
    return loss == Loss.softmax;
  }

  /** The students' temperature. */
  double temperature() {
    return temperature == null ? 1 : temperature;
  }

  /** Checks what can be checked before any data are read. */
  void check() {
    if (!isAsked()) {
      if (temperature != null) {
        throw fault("--temperature has a meaning with %s only.".formatted(LOSS));
      }
      return;
    }
    if (!(temperature() > 0) || temperature() == Double.POSITIVE_INFINITY) {
      throw fault("--temperature must be positive and finite, not %s.".formatted(temperature));
    }
    for (String other : OTHERS) {
      if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
        throw fault("%s has no meaning with %s.".formatted(other, LOSS));
      }
    }
    Object procedure = spec.findOption("--procedure").getValue();
    if (!"flow".equals(procedure)) {
      throw fault("%s trains by flow, not by --procedure %s.".formatted(LOSS, procedure));
    }
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

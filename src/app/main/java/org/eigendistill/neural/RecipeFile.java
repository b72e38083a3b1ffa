// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.YamlKeys;

/**
 * Recipes as YAML files: keys are those of {@link Recipe}, and no other; what is left out has a
 * default.
 */
public final class RecipeFile {
  private static final String DEFAULTS =
      """
      hidden: [256, 128]      # widths of hidden layers, for mlp
      optimizer: sgd          # sgd or adam
      momentum: 0             # in [0, 1), for sgd
      nesterov: false         # whether sgd's momentum is Nesterov's
      weight-decay: 0         # times weights, added to the gradient; not of biases and norms
      schedule: constant      # constant, cosine (to 0) or step (falls at each milestone)
      milestones: [0.5, 0.75] # shares of training at which the rate of schedule step falls
      factor: 0.1             # what it is multiplied with there
      warm-up: 0              # share of steps in which the rate rises linearly from 0
      batch: 0                # rows a step; 0 for all of them
      loss: cross-entropy     # cross-entropy or squared, means over rows
      precision: float32      # float32 or float64
      augmentation: none      # none, flip-shift (square images, by 2 pixels) or flip-crop (by 4)
      pool: 1                 # images are averaged over squares of so many pixels along a side
      norm: none              # none or batch, for %s
      width: 0                # 0 for the model's own: %s
      heads: 2                # heads of attention, for %s
      layers: 1               # blocks, for %s
      temperature: 1          # divides the logits of student and teacher
      loss-scale: 1           # multiplies the loss; T^2 keeps gradients' size at temperature T
      imitation: 1            # weight of the teacher's predictions in the target, the rest labels'
      switch-at: 1            # share of training after which the target changes; 1 for never
      switch-to: labels       # labels or distillation
      """;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private static final List<String> KNOWN = keys().lines().map(line -> line.split(":")[0]).toList();

  private static final String CORRECT = "Correct the value.";

  private RecipeFile() {}

  /** The keys with their defaults, as a recipe might be written. */
  public static String keys() {
    return "model: mlp              # needed: %s\n".formatted(NetworkKinds.described())
        + "learning-rate: 0.001    # needed\n"
        + "epochs: 20              # needed; passes over the rows\n"
        + DEFAULTS.formatted(
            NetworkKinds.taking("norm"),
            NetworkKinds.widths(),
            NetworkKinds.taking("heads"),
            NetworkKinds.taking("layers"));
  }

  /**
   * Reads a recipe.
   *
   * @throws BadInputException that names the key
   */
  public static Recipe read(Path file) {
    return of(YamlKeys.read(file, YamlKeys.Extent.SETTINGS));
  }

  /** Reads a recipe from text; {@code source} names it in errors. */
  public static Recipe parse(String text, String source) {
    return of(YamlKeys.of(text, source, YamlKeys.Extent.SETTINGS));
  }

  /** Reads a recipe from keys. */
  static Recipe of(YamlKeys given) {
    given.refuseOthers(KNOWN);
    for (String key : new String[] {"model", "learning-rate", "epochs"}) {
      if (!given.values().has(key)) {
        throw given.fault("", "the key '%s' is missing".formatted(key), "Add it.");
      }
    }
    try {
      ObjectNode all = (ObjectNode) MAPPER.readTree(DEFAULTS);
      all.setAll(given.values());
      move(all, "layout", Layout.KEYS);
      move(all, "tuning", Tuning.KEYS);
      if (all.path("switch-to").asText().equals("distillation")) {
        all.put("switch-to", "teacher");
      }
      return MAPPER.treeToValue(all, Recipe.class);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        String key = cause.getMessage().replaceFirst(":.*", "");
        throw given.fault(key, cause.getMessage(), CORRECT);
      }
      String key =
          e.getPath().stream()
              .map(JsonMappingException.Reference::getFieldName)
              .filter(KNOWN::contains)
              .findFirst()
              .orElse("");
      String why = "%s: %s, not %s".formatted(key, form(key), given.values().path(key));
      throw given.fault(key, why, CORRECT);
    } catch (JsonProcessingException e) {
      throw given.fault("", e.getOriginalMessage(), CORRECT);
    }
  }

  /** Moves keys into an object of their own, as {@link Recipe} has them. */
  private static void move(ObjectNode all, String to, List<String> keys) {
    ObjectNode own = all.putObject(to);
    keys.forEach(key -> own.set(key, all.remove(key)));
  }

  /** What a key wants, in words. */
  private static String form(String key) {
    return switch (key) {
      case "hidden" -> "a list of whole numbers such as [256, 128]";
      case "milestones" -> "a list of numbers such as [0.5, 0.75]";
      case "epochs", "batch", "width", "heads", "layers", "pool" -> "a whole number";
      case "nesterov" -> "true or false";
      case "model",
          "optimizer",
          "schedule",
          "loss",
          "precision",
          "augmentation",
          "norm",
          "switch-to" ->
          "a word";
      default -> "a number";
    };
  }
}

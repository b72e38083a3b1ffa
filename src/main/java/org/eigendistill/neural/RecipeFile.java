package org.eigendistill.neural;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.eigendistill.base.BadInputException;

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
      schedule: constant      # constant, cosine (to 0) or step (a tenth at half and three quarters)
      batch: 0                # rows a step; 0 for all of them
      loss: cross-entropy     # cross-entropy or squared, means over rows
      precision: float32      # float32 or float64
      augmentation: none      # none or flip-shift (square images)
      temperature: 1          # divides the logits of student and teacher
      loss-scale: 1           # multiplies the loss; T^2 keeps gradients' size at temperature T
      imitation: 1            # weight of the teacher's predictions in the target, the rest labels'
      switch-at: 1            # share of training after which the target changes; 1 for never
      switch-to: labels       # labels or distillation
      """;

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private RecipeFile() {}

  /** The keys with their defaults, as a recipe might be written. */
  public static String keys() {
    return "model: mlp              # needed: softmax, mlp, cnn (square images) or text (mails)\n"
        + "learning-rate: 0.001    # needed\n"
        + "epochs: 20              # needed; passes over the rows\n"
        + DEFAULTS;
  }

  /**
   * Reads a recipe.
   *
   * @throws BadInputException that names the key
   */
  public static Recipe read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Name a YAML file.", e);
    }
  }

  /** Reads a recipe from text; {@code source} names it in errors. */
  static Recipe parse(String text, String source) {
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode given) {
        return of(given, source);
      }
      throw BadInputException.of(
          source, "", "it holds no keys", "Write lines such as 'epochs: 20'.");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : "line " + at.getLineNr();
      throw BadInputException.of(source, line, "this is not YAML", "Write 'key: value'.", e);
    }
  }

  /** Reads a recipe from keys; {@code source} names them in errors. */
  static Recipe of(ObjectNode given, String source) {
    try {
      for (String key : new String[] {"model", "learning-rate", "epochs"}) {
        if (!given.has(key)) {
          throw BadInputException.of(
              source, "", "the key '%s' is missing".formatted(key), "Add it.");
        }
      }
      ObjectNode all = (ObjectNode) MAPPER.readTree(DEFAULTS);
      all.setAll(given);
      if (all.path("switch-to").asText().equals("distillation")) {
        all.put("switch-to", "teacher");
      }
      return MAPPER.treeToValue(all, Recipe.class);
    } catch (UnrecognizedPropertyException e) {
      String known =
          keys().lines().map(line -> line.split(":")[0]).collect(Collectors.joining(", "));
      throw BadInputException.of(
          source,
          "",
          "unknown key '%s'".formatted(e.getPropertyName()),
          "Keys are %s.".formatted(known),
          e);
    } catch (JsonMappingException e) {
      String key = e.getPath().isEmpty() ? "" : e.getPath().get(0).getFieldName();
      String why =
          e.getCause() instanceof IllegalArgumentException cause
              ? cause.getMessage()
              : "%s: %s, not %s".formatted(key, form(key), given.path(key));
      throw BadInputException.of(source, "", why, "Correct the value.", e);
    } catch (JsonProcessingException e) {
      throw BadInputException.of(source, "", e.getOriginalMessage(), "Correct it.", e);
    }
  }

  /** What a key wants, in words. */
  private static String form(String key) {
    return switch (key) {
      case "hidden" -> "a list of whole numbers such as [256, 128]";
      case "epochs", "batch" -> "a whole number";
      default -> "a number";
    };
  }
}

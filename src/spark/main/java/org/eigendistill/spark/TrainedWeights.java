// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * The linear models that {@code simulate --weights} leaves in its folder: a teacher and its student
 * at some times. With feature means m, deviations d (a feature whose deviation is 0 becomes 0) and
 * target means t, weights B predict for a row x
 *
 * <pre>\[ y = \frac{x - m}{d} B + t, \]</pre>
 *
 * by the same operations in the same order, and so to the same bits, as {@code simulate --predict}.
 * Of training that starts elsewhere than at zero ({@code --start}) the two differ by rounding.
 *
 * @param features a name for each, p
 * @param targets a name per output, C
 * @param times when models are looked at
 * @param means of features
 * @param deviations likewise
 * @param targetMeans of outputs
 * @param weights by role, teacher or student: times x p x C, p x C after p x C
 */
public record TrainedWeights(
    ArrayList<String> features,
    ArrayList<String> targets,
    double[] times,
    double[] means,
    double[] deviations,
    double[] targetMeans,
    LinkedHashMap<String, double[]> weights)
    implements Serializable {
  private static final String AGAIN = "Make it by simulate --weights.";

  /**
   * Reads a folder. A teacher of features of its own (teacher_preprocessing.json) is left out.
   *
   * @throws BadInputException if it is no result of simulate --weights, or a damaged one
   */
  public static TrainedWeights read(Path folder) {
    JsonNode prepared = json(folder.resolve("preprocessing.json"));
    JsonNode summary = json(folder.resolve("summary.json"));
    double[] times = numbers(summary.path("times"));
    ArrayList<String> features = words(prepared.path("features"));
    ArrayList<String> targets = words(prepared.path("targets"));
    int size = times.length * features.size() * targets.size();
    String shape = "'shape': (%d, %d, %d)".formatted(times.length, features.size(), targets.size());
    LinkedHashMap<String, double[]> weights = new LinkedHashMap<>();
    if (!Files.exists(folder.resolve("teacher_preprocessing.json"))) {
      weights.put("teacher", array(folder.resolve("teacher_weights.npy"), shape, size));
    }
    weights.put("student", array(folder.resolve("student_weights.npy"), shape, size));
    TrainedWeights read =
        new TrainedWeights(
            features,
            targets,
            times,
            numbers(prepared.path("means")),
            numbers(prepared.path("scales")),
            numbers(prepared.path("target_means")),
            weights);
    if (size == 0
        || read.means.length != features.size()
        || read.deviations.length != features.size()
        || read.targetMeans.length != targets.size()) {
      throw BadInputException.of(folder, "", "its numbers do not go together", AGAIN);
    }
    return read;
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", AGAIN, e);
    }
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    Arrays.setAll(numbers, k -> list.get(k).asDouble());
    return numbers;
  }

  private static ArrayList<String> words(JsonNode list) {
    ArrayList<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static double[] array(Path file, String shape, int size) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int begin = bytes.limit() - 8 * size;
      String head = new String(bytes.array(), 0, Math.max(0, begin), StandardCharsets.ISO_8859_1);
      if (!head.contains("'<f8'") || !head.contains(shape)) {
        throw BadInputException.of(
            file, "", "it is no array of doubles of %s".formatted(shape), AGAIN);
      }
      double[] values = new double[size];
      bytes.position(begin).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", AGAIN, e);
    }
  }

  /** Rows of features, n x p, as the models take them. */
  Matrix prepared(Matrix rows) {
    double[] factors = Arrays.stream(deviations).map(d -> d == 0 ? 0 : 1 / d).toArray();
    return Matrix.fill(
        rows.rows(), rows.columns(), (i, j) -> (rows.get(i, j) - means[j]) * factors[j]);
  }

  /**
   * What each model says, by role and then by time.
   *
   * @param rows n x p
   * @return n x C each
   */
  public Map<String, List<Matrix>> predictions(Matrix rows) {
    Matrix prepared = prepared(rows);
    int p = features.size();
    int outputs = targets.size();
    Map<String, List<Matrix>> all = new LinkedHashMap<>();
    weights.forEach(
        (role, values) -> {
          List<Matrix> each = new ArrayList<>();
          for (int t = 0; t < times.length; t++) {
            int from = t * p * outputs;
            Matrix said =
                prepared.times(
                    Matrix.of(p, outputs, Arrays.copyOfRange(values, from, from + p * outputs)));
            each.add(Matrix.fill(said.rows(), outputs, (i, c) -> said.get(i, c) + targetMeans[c]));
          }
          all.put(role, each);
        });
    return all;
  }

  /** How many bytes the weights take. */
  double bytes() {
    return 8.0 * times.length * features.size() * targets.size() * weights.size();
  }
}

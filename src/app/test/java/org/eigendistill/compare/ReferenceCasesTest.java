// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.eigendistill.compare.rows.ComparedModels;
import org.eigendistill.compare.rows.ModelScores;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.RowBlocks;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Solvers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the reference, of every case with scores; that of weights is the command's. */
class ReferenceCasesTest {
  private static final EigenSolver SOLVER = Solvers.named("ejml", 1, notice -> {});

  @ParameterizedTest
  @ValueSource(strings = {"d1", "d2", "d3", "d5", "d7"})
  void onePair(String name) {
    JsonNode given = ReferenceCases.description(name);
    ComparedModels models =
        models(
            name,
            given,
            given.get("teacher").asText(),
            given.get("student").asText(),
            controls(given));
    ReferenceCases.check(name, StudentComparison.of(models, rules(given), () -> SOLVER).numbers());
  }

  @ParameterizedTest
  @ValueSource(strings = "d4")
  void severalPairs(String name) {
    JsonNode given = ReferenceCases.description(name);
    int count = given.get("pairs").size();
    List<ComparedModels> pairs =
        IntStream.range(0, count)
            .mapToObj(
                r -> {
                  List<String> controls = new ArrayList<>();
                  IntStream.range(0, count)
                      .filter(j -> j != r)
                      .forEach(j -> controls.add(given.get("pairs").get(j).get(0).asText()));
                  controls.addAll(controls(given));
                  JsonNode pair = given.get("pairs").get(r);
                  return models(name, given, pair.get(0).asText(), pair.get(1).asText(), controls);
                })
            .toList();
    Map<String, Object> numbers = PairedComparison.of(pairs, rules(given), () -> SOLVER).numbers();
    ReferenceCases.check(name, numbers);
  }

  private static List<String> controls(JsonNode given) {
    return given.has("controls")
        ? StreamSupport.stream(given.get("controls").spliterator(), false)
            .map(JsonNode::asText)
            .toList()
        : List.of();
  }

  private static ComparisonRules rules(JsonNode given) {
    ComparisonRules usual = ComparisonRules.USUAL;
    return given.has("temperature")
        ? new ComparisonRules(
            given.get("temperature").asDouble(),
            usual.smallestSlope(),
            usual.smallestLowEnd(),
            usual.seedSlope(),
            usual.seedLowEnd())
        : usual;
  }

  private static ComparedModels models(
      String name, JsonNode given, String teacher, String student, List<String> controls) {
    ComparedModels models =
        ComparedModels.of(
            scores(name, given, teacher),
            scores(name, given, student),
            controls.stream().map(control -> scores(name, given, control)).toList());
    if (!given.has("labels")) {
      return models;
    }
    double[] labels =
        MatrixReader.read(ReferenceCases.file(name, given.get("labels").asText()))
            .values()
            .column(0);
    return models.labelled(IntStream.range(0, labels.length).map(i -> (int) labels[i]).toArray());
  }

  private static ModelScores scores(String name, JsonNode given, String file) {
    RowBlocks blocks =
        ArrayName.parse(ReferenceCases.file(name, file).toString(), "X")
            .blocks(ReadOptions.AUTO, Expected.NOTHING);
    return given.has("kind") && given.get("kind").asText().equals("probabilities")
        ? ModelScores.ofProbabilities(blocks)
        : ModelScores.ofLogits(blocks);
  }
}

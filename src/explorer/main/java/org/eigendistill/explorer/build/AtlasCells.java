// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.RationalClock;
import org.eigendistill.theorem.proposition.Scheme;
import org.eigendistill.theorem.proposition.Variables;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/**
 * The atlas against flow on labels: what is on record of each pair, and its counterexample in plain
 * doubles.
 */
final class AtlasCells {
  private AtlasCells() {}

  static ObjectNode json(ObjectMapper mapper) {
    Atlas atlas = Atlas.full();
    Filter flow = new GradientFlow();
    ObjectNode all = mapper.createObjectNode();
    ArrayNode names = all.putArray("filters");
    Atlas.filters().forEach(filter -> names.add(filter.name()));
    ArrayNode cells = all.putArray("cells");
    for (Filter teacher : Atlas.filters()) {
      for (Filter student : Atlas.filters()) {
        Statement statement = atlas.cell(teacher, student, flow);
        ObjectNode cell = cells.addObject();
        cell.put("teacher", teacher.name()).put("student", student.name());
        cell.put("statement", statement.id());
        cell.put("verdict", statement.isRefuted() ? "refuted" : "holds");
        Proposition proposition = statement.proposition().orElseThrow();
        Optional<Counterexample> found = statement.certificate();
        // gains multiply, so a statement is about both orders of its parts
        boolean own = proposition.parts().get(0).name().equals(teacher.name());
        if (found.isPresent() && proposition.scheme() == Scheme.DISTIL) {
          cell.set("example", example(mapper, proposition, found.get(), own));
        }
      }
    }
    return all;
  }

  private static ObjectNode example(
      ObjectMapper mapper, Proposition proposition, Counterexample counterexample, boolean own) {
    Map<String, Fraction> values = new LinkedHashMap<>();
    for (String word : counterexample.text().split("; ")) {
      int equals = word.indexOf(" = ");
      values.put(word.substring(0, equals), Fraction.parse(word.substring(equals + 3)));
    }
    Variables variables = Variables.of(proposition);
    List<Fraction> list = new ArrayList<>(values.values());
    Fraction ratio = values.get("l2/l1");
    ObjectNode example = mapper.createObjectNode();
    example.putArray("eigenvalues").add(1.0).add(ratio.value());
    List<Filter> three = new ArrayList<>(proposition.parts());
    three.add(proposition.reference());
    List<String> roles = List.of("teacher", "student", "reference");
    List<String> turned = List.of("student", "teacher", "reference");
    for (int i = 0; i < three.size(); i++) {
      Filter filter = three.get(i);
      List<Fraction> numbers = variables.constants(filter, list.subList(0, list.size() - 1));
      RationalClock clock = variables.clock(filter);
      Fraction reading = values.get(roles.get(i) + " " + clock.word());
      ObjectNode part = example.putObject(own ? roles.get(i) : turned.get(i));
      ArrayNode plain = part.putArray("numbers");
      numbers.forEach(number -> plain.add(number.value()));
      part.put("length", length(clock, numbers, reading, ratio));
    }
    return example;
  }

  /**
   * A root is exp(-tau): the time is a multiple of tau, which the clock's own reading of time 1
   * tells.
   */
  private static double length(
      RationalClock clock, List<Fraction> numbers, Fraction reading, Fraction ratio) {
    return clock.isRoot()
        ? Math.log(reading.value()) / Math.log(clock.at(1, numbers, ratio))
        : reading.value();
  }
}

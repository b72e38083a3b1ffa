// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.YamlKeys;

/**
 * Some keys of a scenario's file with the values of its parameters: wherever a number stands there
 * may be {@code $x} or {@code 1-$x}.
 *
 * @param keys the keys and where they stand
 * @param params values by name
 */
record ScenarioKeys(YamlKeys keys, Map<String, Double> params) {
  private static final String CORRECT = "Correct the value.";

  /** Numbers, and their inverses, are of this size at most: fourth powers of them are doubles. */
  private static final double LARGEST = 1e50;

  boolean has(String key) {
    return keys.values().has(key);
  }

  JsonNode value(String key) {
    return keys.values().path(key);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Iterator<String> all = keys.values().fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
        throw fault(name, "a name is empty or holds a line's end", "Take another name.");
      }
      names.add(name);
    }
    return names;
  }

  /** Refuses keys that are not known, and misses those that are needed. */
  ScenarioKeys check(List<String> known, String... needed) {
    keys.refuseOthers(known);
    for (String key : needed) {
      if (!has(key)) {
        throw keys.fault(
            "",
            "the key '%s' is missing".formatted(key),
            "Keys are %s.".formatted(String.join(", ", known)));
      }
    }
    return this;
  }

  /** The keys below a key. */
  ScenarioKeys below(String key) {
    YamlKeys below = keys.below(key);
    if (below == null) {
      throw fault(
          key, "'%s' holds no keys".formatted(key), "Write '%s: {key: value}'.".formatted(key));
    }
    return new ScenarioKeys(below, params);
  }

  /** Each element of a list of keys. */
  List<ScenarioKeys> items(String key) {
    JsonNode list = value(key);
    if (!list.isArray() || list.isEmpty()) {
      throw fault(key, "'%s' is no list".formatted(key), "Write '- key: value' below it.");
    }
    List<ScenarioKeys> items = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      YamlKeys item = keys.item(key, i);
      if (item == null) {
        throw fault(
            key, "element %d of '%s' holds no keys".formatted(i + 1, key), "Write 'key: value'.");
      }
      items.add(new ScenarioKeys(item, params));
    }
    return items;
  }

  /** The one key that there is, of those that are known. */
  String only(List<String> known) {
    keys.refuseOthers(known);
    if (names().size() != 1) {
      throw fault(
          "",
          "it has %d keys, where one is wanted".formatted(names().size()),
          "Keys are %s.".formatted(String.join(", ", known)));
    }
    return names().get(0);
  }

  /** Whether a number anywhere in these keys is a parameter's. */
  boolean uses(String param) {
    return uses(keys.values(), "$" + param);
  }

  private static boolean uses(JsonNode node, String text) {
    if (node.isTextual()) {
      return node.textValue().equals(text) || node.textValue().equals("1-" + text);
    }
    for (JsonNode inner : node) {
      if (uses(inner, text)) {
        return true;
      }
    }
    return false;
  }

  boolean isKeys(String key) {
    return value(key) instanceof ObjectNode;
  }

  /** A word. */
  String word(String key) {
    JsonNode value = value(key);
    if (!value.isTextual()) {
      throw fault(key, "%s: a word, not %s".formatted(key, value), CORRECT);
    }
    return value.textValue();
  }

  String word(String key, String usual) {
    return has(key) ? word(key) : usual;
  }

  /** One of some words. */
  String word(String key, List<String> known, String usual) {
    String word = word(key, usual);
    if (!known.contains(word)) {
      throw fault(
          key,
          "%s: '%s' is not known".formatted(key, word),
          "Known are %s.".formatted(String.join(", ", known)));
    }
    return word;
  }

  boolean truth(String key, boolean usual) {
    if (!has(key)) {
      return usual;
    }
    if (!value(key).isBoolean()) {
      throw fault(key, "%s: true or false, not %s".formatted(key, value(key)), CORRECT);
    }
    return value(key).booleanValue();
  }

  double number(String key, double usual) {
    return has(key) ? number(key) : usual;
  }

  double number(String key) {
    return number(key, value(key));
  }

  /** A number that is at least another. */
  double number(String key, double least, boolean orEqual) {
    double number = number(key);
    if (orEqual ? !(number >= least) : !(number > least)) {
      throw fault(
          key,
          "%s: %s %s, not %s".formatted(key, orEqual ? "at least" : "above", plain(least), number),
          CORRECT);
    }
    return number;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private double number(String key, JsonNode value) {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (value.isTextual()) {
      String text = value.textValue();
      boolean rest = text.startsWith("1-$");
      if (rest || text.startsWith("$")) {
        String name = text.substring(rest ? 3 : 1);
        Double given = params.get(name);
        if (given == null) {
          throw fault(
              key,
              "%s: there is no parameter '%s'".formatted(key, name),
              params.isEmpty()
                  ? "Give it below 'params'."
                  : "Parameters are %s.".formatted(String.join(", ", params.keySet())));
        }
        return sized(key, rest ? 1 - given : given);
      }
      number = Numerals.parse(text).orElse(Double.NaN);
    }
    if (Double.isNaN(number)) {
      throw fault(key, "%s: a number, $x or 1-$x, not %s".formatted(key, value), CORRECT);
    }
    return sized(key, number);
  }

  private double sized(String key, double number) {
    if (!isSized(number)) {
      throw fault(
          key,
          "%s: %s is no number of a size from %.0e to %.0e, or 0"
              .formatted(key, number, 1 / LARGEST, LARGEST),
          "Choose another unit.");
    }
    return number;
  }

  /** Whether a number can be worked with: neither it nor what is made of it leaves the doubles. */
  static boolean isSized(double number) {
    return number == 0 || Math.abs(number) <= LARGEST && Math.abs(number) >= 1 / LARGEST;
  }

  /** A whole number of at least 1 or another. */
  int whole(String key, int least) {
    double number = number(key);
    if (number != Math.rint(number) && value(key).asText().contains("$")) {
      throw fault(
          key,
          "%s: a whole number of at least %d, and %s is %s"
              .formatted(key, least, value(key).asText(), number),
          "Give it whole numbers, in params and swept by log:1:100:9:whole; it is not searched.");
    }
    if (number > Integer.MAX_VALUE) {
      throw fault(
          key,
          "%s: at most %d, not %s".formatted(key, Integer.MAX_VALUE, value(key)),
          "Give a smaller number.");
    }
    if (number != Math.rint(number) || number < least) {
      throw fault(
          key,
          "%s: a whole number of at least %d, not %s".formatted(key, least, value(key)),
          CORRECT);
    }
    return (int) number;
  }

  int whole(String key, int least, int usual) {
    return has(key) ? whole(key, least) : usual;
  }

  /** A list of numbers. */
  double[] numbers(String key) {
    JsonNode list = value(key);
    if (!list.isArray()) {
      throw fault(key, "%s: a list of numbers, not %s".formatted(key, list), CORRECT);
    }
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(key, list.get(i));
    }
    return numbers;
  }

  /** A list of lists of numbers, all as long. */
  double[][] table(String key) {
    JsonNode list = value(key);
    if (!list.isArray() || list.isEmpty() || !list.get(0).isArray()) {
      throw fault(key, "%s: a list of lists of numbers".formatted(key), CORRECT);
    }
    double[][] table = new double[list.size()][];
    for (int i = 0; i < table.length; i++) {
      JsonNode row = list.get(i);
      if (!row.isArray() || row.size() != list.get(0).size()) {
        throw fault(key, "%s: list %d is not as long as the first".formatted(key, i + 1), CORRECT);
      }
      table[i] = new double[row.size()];
      for (int j = 0; j < table[i].length; j++) {
        table[i][j] = number(key, row.get(j));
      }
    }
    return table;
  }

  /** Places from 1 to a most, as places from 0. */
  int[] places(String key, int most) {
    double[] numbers = numbers(key);
    int[] places = new int[numbers.length];
    for (int i = 0; i < places.length; i++) {
      if (numbers[i] != Math.rint(numbers[i]) || numbers[i] < 1 || numbers[i] > most) {
        throw fault(
            key,
            "%s: number %d is %s, where places run from 1 to %d"
                .formatted(key, i + 1, numbers[i], most),
            CORRECT);
      }
      places[i] = (int) numbers[i] - 1;
    }
    return places;
  }

  /** A list of words. */
  List<String> words(String key) {
    JsonNode list = value(key);
    List<String> words = new ArrayList<>();
    for (JsonNode word : list) {
      if (word.isBoolean()) {
        throw fault(
            key,
            "%s: a name, not the truth value %s".formatted(key, word),
            "Put words such as no and yes into quotes.");
      }
      words.add(word.isTextual() ? word.textValue() : word.toString());
    }
    if (!list.isArray() || words.isEmpty()) {
      throw fault(key, "%s: a list of names, not %s".formatted(key, list), CORRECT);
    }
    return words;
  }

  BadInputException fault(String key, String problem, String mend) {
    return keys.fault(key, problem, mend);
  }
}

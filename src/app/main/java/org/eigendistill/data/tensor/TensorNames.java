// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;

/**
 * The tensors of nested dictionaries, lists and tuples by names: the keys and, from 0, the places
 * on the way to each with dots between. What is nested without end, or so that it unfolds to more
 * than it takes to write, is refused.
 */
final class TensorNames {
  private static final int DEEPEST = 100;
  private static final int MOST_VALUES = 1_000_000;
  private static final int MOST_TENSORS = 100_000;
  private static final int LONGEST = 1000;
  private static final long MOST_LETTERS = 10_000_000;

  private final String source;
  private final StringBuilder path = new StringBuilder();
  private final Map<String, PickledTensor> tensors = new LinkedHashMap<>();
  private final Map<String, String> others = new LinkedHashMap<>();
  private int visited;
  private long letters;

  private TensorNames(String source) {
    this.source = source;
  }

  /**
   * Names what a file holds.
   *
   * @param source the file, for messages
   * @throws BadInputException if two tensors have one name, or there is no end to it
   */
  static TensorNames of(String source, Object root) {
    TensorNames names = new TensorNames(source);
    names.visit(root, 0);
    return names;
  }

  /** The tensors in their order; one that is the whole has the empty name. */
  Map<String, PickledTensor> tensors() {
    return tensors;
  }

  /** What only names stand for, by the name in Python of what it is made by. */
  Map<String, String> others() {
    return others;
  }

  private void visit(Object value, int depth) {
    if (++visited > MOST_VALUES || depth > DEEPEST) {
      throw tooMuch();
    }
    if (value instanceof PickledTensor tensor) {
      if (tensors.put(name(), tensor) != null) {
        throw BadInputException.of(
            source,
            "",
            "two of its tensors are named '%s'".formatted(path),
            "Save one of them alone by torch.save.");
      }
    } else if (value instanceof PickledName made) {
      others.put(name(), made.name());
    } else if (value instanceof Map<?, ?> map) {
      int place = 0;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        visit(key(entry.getKey(), place++), entry.getValue(), depth);
      }
    } else if (value instanceof List<?> list) {
      visitAll(list, depth);
    } else if (value instanceof PickledTuple tuple) {
      visitAll(tuple.values(), depth);
    }
  }

  private void visitAll(List<?> list, int depth) {
    for (int place = 0; place < list.size(); place++) {
      visit(Integer.toString(place), list.get(place), depth);
    }
  }

  private void visit(String key, Object value, int depth) {
    int length = path.length();
    path.append(length == 0 ? "" : ".").append(key);
    if (path.length() > LONGEST) {
      throw tooMuch();
    }
    visit(value, depth + 1);
    path.setLength(length);
  }

  private static String key(Object key, int place) {
    return key instanceof String || key instanceof Number || key instanceof Boolean
        ? key.toString()
        : "#" + place;
  }

  private String name() {
    letters += path.length();
    if (letters > MOST_LETTERS || tensors.size() + others.size() >= MOST_TENSORS) {
      throw tooMuch();
    }
    return path.toString();
  }

  private BadInputException tooMuch() {
    return BadInputException.of(
        source,
        "data.pkl",
        "its values are nested too deep, or are too many, or have too long names",
        "Save the tensor alone by torch.save.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigendistill.base.BadInputException;

/**
 * The dictionary in an NPY file's head, a literal of Python's. As NumPy has it, it holds the three
 * keys descr, fortran_order and shape, each once, and nothing else.
 *
 * @param type the element type's name, {@code <f8} for instance
 * @param fortran whether the first index runs fastest
 * @param shape the extent of each axis
 */
record NpyDictionary(String type, boolean fortran, long... shape) {
  private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

  /** NumPy's own limit. */
  private static final int MOST_AXES = 64;

  private static final Pattern KEY = Pattern.compile("\\s*+(['\"])([a-z_]++)\\1\\s*+:\\s*+");
  private static final Pattern VALUE =
      Pattern.compile("'[^'\\\\\\n]*+'|\"[^\"\\\\\\n]*+\"|True|False|\\([^()\\[\\]{}]*+\\)");
  private static final Pattern NEXT = Pattern.compile("\\s*+(?:,\\s*+(})?+|(}))");

  /** {@code ()}, {@code (3,)}, {@code (3, 2)}; Python 2 wrote {@code (3L, 2L)}. */
  private static final Pattern SHAPE =
      Pattern.compile("\\((?:\\s*+[0-9]++L?+\\s*+,)*+(?:\\s*+[0-9]++L?+)?+\\s*+\\)");

  /**
   * Reads one.
   *
   * @param source the file, for messages
   */
  static NpyDictionary read(String source, String text) {
    Map<String, String> values = new HashMap<>();
    int at = text.indexOf('{') + 1;
    boolean more = at > 0 && text.substring(0, at - 1).isBlank();
    Matcher matcher = KEY.matcher(text);
    while (more) {
      more = false;
      if (!matcher.usePattern(KEY).find(at) || matcher.start() != at) {
        break;
      }
      String key = matcher.group(2);
      at = matcher.end();
      if (key.equals("descr") && at < text.length() && "[({".indexOf(text.charAt(at)) >= 0) {
        throw BadInputException.of(
            source,
            "",
            "its elements are records of several fields",
            "Save one field, or all as one table of numbers: numpy.lib.recfunctions."
                + "structured_to_unstructured(array).");
      }
      if (!matcher.usePattern(VALUE).find(at)
          || matcher.start() != at
          || !KEYS.contains(key)
          || values.put(key, matcher.group()) != null) {
        break;
      }
      at = matcher.end();
      if (!matcher.usePattern(NEXT).find(at) || matcher.start() != at) {
        break;
      }
      at = matcher.end();
      more = matcher.group(1) == null && matcher.group(2) == null;
      if (!more && values.size() == KEYS.size() && text.substring(at).isBlank()) {
        return of(source, values);
      }
    }
    throw damaged(source);
  }

  private static NpyDictionary of(String source, Map<String, String> values) {
    String type = values.get("descr");
    String fortran = values.get("fortran_order");
    if (!"'\"".contains(type.substring(0, 1)) || !fortran.matches("True|False")) {
      throw damaged(source);
    }
    return new NpyDictionary(
        type.substring(1, type.length() - 1),
        fortran.equals("True"),
        shape(source, values.get("shape")));
  }

  private static long[] shape(String source, String text) {
    boolean tuple = text.contains(",") || text.substring(1, text.length() - 1).isBlank();
    if (!SHAPE.matcher(text).matches() || !tuple) {
      throw damaged(source);
    }
    String[] extents = text.replaceAll("[()L\\s]", "").split(",");
    if (extents[0].isEmpty()) {
      return new long[0];
    }
    if (extents.length > MOST_AXES) {
      throw damaged(source);
    }
    long[] shape = new long[extents.length];
    for (int axis = 0; axis < shape.length; axis++) {
      try {
        shape[axis] = Long.parseLong(extents[axis]);
      } catch (NumberFormatException e) {
        throw NpyHeader.tooLarge(source, text, e);
      }
    }
    return shape;
  }

  private static BadInputException damaged(String source) {
    return BadInputException.of(
        source, "", "its NPY header is damaged", "Save it again by numpy.save.");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;

/**
 * A tensor as a header of safetensors has it.
 *
 * @param name its name
 * @param type its elements', {@code F32} for instance; one of those whose size is known
 * @param shape its extents
 * @param begin the place of its first byte behind the header
 * @param end the place behind its last byte
 */
record SafetensorsEntry(String name, String type, long[] shape, long begin, long end) {
  /** Types that the format has and that are not read here, with their bytes. */
  private static final Map<String, Integer> UNREAD =
      Map.of("F8_E4M3", 1, "F8_E5M2", 1, "F8_E8M0", 1, "C64", 8);

  /**
   * Checks that the place has as many bytes as type and shape say.
   *
   * @param source the file
   */
  void requireSize(String source) {
    long bytes = width(source);
    try {
      if (Arrays.stream(shape).anyMatch(extent -> extent == 0)) {
        bytes = 0;
      }
      for (long extent : shape) {
        bytes = Math.multiplyExact(bytes, Math.max(1, extent));
      }
    } catch (ArithmeticException e) {
      throw fault(source, "its shape %s is more than a file holds".formatted(shown()), e);
    }
    if (begin < 0 || end < begin || end - begin != bytes) {
      throw fault(
          source,
          "its data_offsets are [%d, %d], where %s of %s takes %d bytes"
              .formatted(begin, end, shown(), type, bytes),
          null);
    }
  }

  private String shown() {
    return Arrays.toString(shape);
  }

  private int width(String source) {
    if (UNREAD.containsKey(type)) {
      return UNREAD.get(type);
    }
    return ElementType.named(type)
        .orElseThrow(() -> fault(source, "its type '%s' is not known".formatted(type), null))
        .width();
  }

  /** Checks that tensors lie one behind another, from the first byte to the last. */
  static void requireGapless(String source, List<SafetensorsEntry> entries, long length) {
    List<SafetensorsEntry> placed = new ArrayList<>(entries);
    placed.sort(
        Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
    long end = 0;
    for (SafetensorsEntry entry : placed) {
      if (entry.begin != end) {
        throw entry.fault(
            source,
            "it begins at byte %d of the data, where the one before it ends at %d"
                .formatted(entry.begin, end),
            null);
      }
      end = entry.end;
    }
    if (end != length) {
      throw BadInputException.of(
          source,
          "",
          "its tensors take %d bytes, and %d are there".formatted(end, length),
          end > length ? "It is cut short: fetch or save it again." : Safetensors.MEND);
    }
  }

  private BadInputException fault(String source, String problem, Exception cause) {
    return BadInputException.of(source, "tensor " + name, problem, Safetensors.MEND, cause);
  }
}

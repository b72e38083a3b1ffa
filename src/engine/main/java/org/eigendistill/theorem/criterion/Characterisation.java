// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.theorem.proof.Verdict;

/**
 * What was decided of a trio, with what it rests on.
 *
 * @param trio what was asked
 * @param verdict holds: the student is strictly behind the reference on all pairs of directions
 *     (with eigenvalues in the range) at all times; refuted: not, at the numbers given
 * @param reason why, in sentences
 * @param where the corner or box where the proof stopped; empty where nothing is left open
 * @param numbers names to exact values or certain digits, of what refutes; empty otherwise
 */
public record Characterisation(
    Trio trio, Verdict verdict, List<String> reason, String where, Map<String, String> numbers) {
  /** Copies what it is given. */
  public Characterisation {
    reason = List.copyOf(reason);
    numbers = new LinkedHashMap<>(numbers);
  }
}

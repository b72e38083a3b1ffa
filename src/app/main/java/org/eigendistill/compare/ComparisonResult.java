// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare;

import java.util.List;
import java.util.Map;
import org.eigendistill.compare.check.Check;

/** What a comparison gives, of one pair or of several. */
public interface ComparisonResult {
  /** All that was measured, by the names that scripts read. */
  Map<String, Object> numbers();

  /** What was looked at before and beside the numbers. */
  List<Check> checks();

  /** The verdict on the slope. */
  ComparisonVerdict verdict();

  /** Whether log-odds and margins give different words. */
  boolean dependsOnMeasure();
}

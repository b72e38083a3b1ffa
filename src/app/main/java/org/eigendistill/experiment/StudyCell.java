// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.Locale;

/**
 * A study at a rate of label noise: what is decided by itself before anything is said of all.
 *
 * @param study the study's name
 * @param noise the rate of label noise that was added, in [0, 1)
 */
public record StudyCell(@JsonProperty String study, @JsonProperty double noise)
    implements Comparable<StudyCell> {
  private static final Comparator<StudyCell> ORDER =
      Comparator.comparing(StudyCell::study).thenComparingDouble(StudyCell::noise);

  /** Checks the rate. */
  public StudyCell {
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException("a rate of label noise lies in [0, 1), not " + noise);
    }
  }

  @Override
  public int compareTo(StudyCell other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, noise %s", study, noise == 0 ? "0" : noise);
  }
}

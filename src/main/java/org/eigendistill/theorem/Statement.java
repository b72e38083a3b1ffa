package org.eigendistill.theorem;

import java.util.Objects;

/**
 * One statement about ways of training.
 *
 * <p>Throughout l_1 &gt; l_2 &gt; 0, training starts at zero, and "matched" means that the student
 * and the reference have the same gain along l_1 (for whole steps: the reference stops at the first
 * step that has at least the student's). "Behind" is strict, along l_2.
 *
 * @param id the name, as in theory section 3
 * @param title a few words
 * @param setting who trains how
 * @param premise what is given
 * @param conclusion what is claimed
 * @param recorded the verdict on record
 * @param reason the proof in a few lines, or why it fails
 * @param settledBy the view that settles it
 * @param source where the statement comes from
 * @param comparison what the program evaluates
 */
public record Statement(
    String id,
    String title,
    String setting,
    String premise,
    String conclusion,
    Verdict recorded,
    String reason,
    View settledBy,
    String source,
    Comparison comparison) {

  /** Checks that nothing is missing. */
  public Statement {
    Objects.requireNonNull(recorded);
    Objects.requireNonNull(settledBy);
    Objects.requireNonNull(comparison);
  }

  /** The whole statement in one line. */
  public String text() {
    return "%s. If %s, then %s.".formatted(setting, premise, conclusion);
  }

  boolean isRefuted() {
    return recorded == Verdict.REFUTED;
  }
}

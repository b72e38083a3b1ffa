// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Subject;

/**
 * One statement about ways of training, with what its verdict rests on.
 *
 * <p>Throughout l_1 &gt; l_2 &gt; 0, training starts at zero, and "matched" means that the student
 * and the reference have the same gain along l_1. "Behind" is strict, along l_2.
 */
public final class Statement {
  private final Conjecture conjecture;
  private final Grounds grounds;
  private final String source;

  /**
   * Checks that the grounds are there and that a counterexample is about this subject.
   *
   * @param conjecture what is said
   * @param grounds the proof, or the refutation
   * @param source where the statement comes from
   */
  Statement(Conjecture conjecture, Grounds grounds, String source) {
    this.conjecture = conjecture;
    this.grounds = Objects.requireNonNull(grounds);
    this.source = source;
    if (grounds instanceof Grounds.Refutation refutation
        && !refutation.counterexample().subject().equals(conjecture.subject())) {
      throw new IllegalArgumentException(
          conjecture.id() + ": the counterexample is about something else");
    }
  }

  /** The name. */
  public String id() {
    return conjecture.id();
  }

  /** A few words. */
  public String title() {
    return conjecture.title();
  }

  /** Who trains how. */
  public String setting() {
    return conjecture.setting();
  }

  /** What is given. */
  public String premise() {
    return conjecture.premise();
  }

  /** What is claimed. */
  public String conclusion() {
    return conjecture.conclusion();
  }

  /** What is said, whether true or not. */
  Conjecture conjecture() {
    return conjecture;
  }

  /** The proof, or the refutation. */
  public Grounds grounds() {
    return grounds;
  }

  /** Where the statement comes from. */
  public String source() {
    return source;
  }

  /** What the program evaluates. */
  public Subject subject() {
    return conjecture.subject();
  }

  /** The same where a student is compared with plain training; empty for other laws. */
  public Optional<Proposition> proposition() {
    return subject() instanceof Proposition proposition
        ? Optional.of(proposition)
        : Optional.empty();
  }

  /** The verdict on record. */
  public Verdict recorded() {
    return grounds.verdict();
  }

  /** The proof in a few lines, or why it fails. */
  public String reason() {
    return grounds.text();
  }

  /** The technique that settles it. */
  public Technique settledBy() {
    return grounds.settledBy();
  }

  /** The whole statement in one line. */
  public String text() {
    return "%s. If %s, then %s.".formatted(setting(), premise(), conclusion());
  }

  /** Whether a verdict is on record, which a check confirms or does not. */
  public boolean isOnRecord() {
    return recorded() != Verdict.UNDECIDED;
  }

  /** Whether it is on record as refuted. */
  public boolean isRefuted() {
    return recorded() == Verdict.REFUTED;
  }

  /** The counterexample on record, not yet verified; empty for what holds. */
  public Optional<Counterexample> certificate() {
    return grounds instanceof Grounds.Refutation refutation
        ? Optional.of(refutation.counterexample())
        : Optional.empty();
  }

  /** The same as {@code name = fraction} pairs, separated by semicolons. */
  public Optional<String> counterexample() {
    return certificate().map(Counterexample::text);
  }

  /** The inequalities that interval arithmetic proves besides. */
  public List<BoxClaim> boxes() {
    return grounds instanceof Grounds.Proof proof ? proof.boxes() : List.of();
  }
}

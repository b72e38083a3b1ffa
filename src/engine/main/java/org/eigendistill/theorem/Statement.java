package org.eigendistill.theorem;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One statement about ways of training, with what its verdict rests on.
 *
 * <p>Throughout l_1 &gt; l_2 &gt; 0, training starts at zero, and "matched" means that the student
 * and the reference have the same gain along l_1. "Behind" is strict, along l_2.
 */
public final class Statement {
  private final String id;
  private final String title;
  private final String setting;
  private final String premise;
  private final String conclusion;
  private final Grounds grounds;
  private final String source;
  private final Proposition proposition;

  /**
   * Checks that nothing is missing and that a certificate is about this proposition.
   *
   * @param id the name
   * @param title a few words
   * @param setting who trains how
   * @param premise what is given
   * @param conclusion what is claimed
   * @param grounds the proof, or the refutation
   * @param source where the statement comes from
   * @param proposition what the program evaluates
   */
  Statement(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      Grounds grounds,
      String source,
      Proposition proposition) {
    this.id = id;
    this.title = title;
    this.setting = setting;
    this.premise = premise;
    this.conclusion = conclusion;
    this.grounds = Objects.requireNonNull(grounds);
    this.source = source;
    this.proposition = proposition;
    if (grounds instanceof Grounds.Refutation refutation
        && !refutation.certificate().instance().variables().proposition().equals(proposition)) {
      throw new IllegalArgumentException(id + ": the certificate is about another proposition");
    }
  }

  /** The name. */
  public String id() {
    return id;
  }

  /** A few words. */
  public String title() {
    return title;
  }

  /** Who trains how. */
  public String setting() {
    return setting;
  }

  /** What is given. */
  public String premise() {
    return premise;
  }

  /** What is claimed. */
  public String conclusion() {
    return conclusion;
  }

  /** The proof, or the refutation. */
  Grounds grounds() {
    return grounds;
  }

  /** Where the statement comes from. */
  public String source() {
    return source;
  }

  /** What the program evaluates. */
  Proposition proposition() {
    return proposition;
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
    return "%s. If %s, then %s.".formatted(setting, premise, conclusion);
  }

  /** Whether a verdict is on record, which a check confirms or does not. */
  public boolean isOnRecord() {
    return recorded() != Verdict.UNDECIDED;
  }

  boolean isRefuted() {
    return recorded() == Verdict.REFUTED;
  }

  /** The counterexample on record, not yet verified; empty for what holds. */
  Optional<Certificate> certificate() {
    return grounds instanceof Grounds.Refutation refutation
        ? Optional.of(refutation.certificate())
        : Optional.empty();
  }

  /** The same as {@code name = fraction} pairs, separated by semicolons. */
  public Optional<String> counterexample() {
    return certificate().map(Certificate::text);
  }

  /** The inequalities that interval arithmetic proves besides. */
  List<BoxClaim> boxes() {
    return grounds instanceof Grounds.Proof proof ? proof.boxes() : List.of();
  }
}

package org.eigendistill.theorem.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.proof.BoxClaim;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Proposition;

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
   * Checks that the grounds are there and that a certificate is about this proposition.
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
        && !refutation.certificate().proposition().equals(conjecture.proposition())) {
      throw new IllegalArgumentException(
          conjecture.id() + ": the certificate is about another proposition");
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
  public Proposition proposition() {
    return conjecture.proposition();
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
  public Optional<Certificate> certificate() {
    return grounds instanceof Grounds.Refutation refutation
        ? Optional.of(refutation.certificate())
        : Optional.empty();
  }

  /** The same as {@code name = fraction} pairs, separated by semicolons. */
  public Optional<String> counterexample() {
    return certificate().map(Certificate::text);
  }

  /** The inequalities that interval arithmetic proves besides. */
  public List<BoxClaim> boxes() {
    return grounds instanceof Grounds.Proof proof ? proof.boxes() : List.of();
  }
}

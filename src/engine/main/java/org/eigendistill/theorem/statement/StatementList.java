// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.certificate.Certificates;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.proof.Grounds;
import org.eigendistill.theorem.proof.Lemma;
import org.eigendistill.theorem.proof.Technique;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.search.Law;

/** Gathers statements, each with its proof or with the certificate on record for it. */
final class StatementList {
  static final String PAPER = "the paper's theorem (arXiv 2301.12923)";
  static final String OWN = "own";
  static final String NEW = "own (new)";
  static final String ASKED = "asked";
  static final String MATCHED = "the two are matched along l_1";
  static final String BEHIND = "the student is strictly behind along l_2";

  private final Certificates certificates;
  private final List<Statement> statements = new ArrayList<>();

  StatementList(Certificates certificates) {
    this.certificates = certificates;
  }

  void holds(Conjecture conjecture, Grounds.Proof proof, String source) {
    statements.add(new Statement(conjecture, proof, source));
  }

  /**
   * A statement of our own, with the proof that is written under its id.
   *
   * @param lemmas what the proof uses besides
   */
  void proved(Conjecture conjecture, Technique technique, Lemma... lemmas) {
    Grounds.Proof proof = Grounds.Proof.by(technique, ProofText.of(conjecture.id()), lemmas);
    holds(conjecture, proof, NEW);
  }

  /** The same of a law. */
  void proved(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      Law law,
      Technique technique) {
    proved(new Conjecture(id, title, setting, premise, conclusion, law), technique);
  }

  /** A proposition that the certificate on record under its id refutes. */
  void refuted(Conjecture conjecture, String why, String source) {
    Certificate certificate =
        certificates.take(conjecture.id(), (Proposition) conjecture.subject());
    refuted(conjecture, why, certificate, source);
  }

  /** What numbers that come with it refute. */
  void refuted(Conjecture conjecture, String why, Counterexample numbers, String source) {
    statements.add(new Statement(conjecture, new Grounds.Refutation(why, numbers), source));
  }

  /** The same of a statement of our own, which is about what the numbers are about. */
  void refuted(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      Counterexample numbers,
      String why) {
    refuted(
        new Conjecture(id, title, setting, premise, conclusion, numbers.subject()),
        why,
        numbers,
        NEW);
  }

  /** What is asked, and on no list. */
  static Statement open(Conjecture conjecture) {
    return new Statement(conjecture, new Grounds.Open(), ASKED);
  }

  List<Statement> statements() {
    return List.copyOf(statements);
  }
}

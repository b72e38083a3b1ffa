package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.List;

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

  /** What is said, before it is known whether it is true. */
  record Claim(
      String id,
      String title,
      String setting,
      String premise,
      String conclusion,
      Proposition proposition) {}

  void holds(Claim claim, Grounds.Proof proof, String source) {
    add(claim, proof, source);
  }

  void refuted(Claim claim, String why, String source) {
    Certificate certificate = certificates.take(claim.id(), claim.proposition());
    add(claim, new Grounds.Refutation(why, certificate), source);
  }

  private void add(Claim claim, Grounds grounds, String source) {
    statements.add(statement(claim, grounds, source));
  }

  /** What is asked, and on no list. */
  static Statement open(Claim claim) {
    return statement(claim, new Grounds.Open(), ASKED);
  }

  private static Statement statement(Claim claim, Grounds grounds, String source) {
    return new Statement(
        claim.id(),
        claim.title(),
        claim.setting(),
        claim.premise(),
        claim.conclusion(),
        grounds,
        source,
        claim.proposition());
  }

  List<Statement> statements() {
    return List.copyOf(statements);
  }
}

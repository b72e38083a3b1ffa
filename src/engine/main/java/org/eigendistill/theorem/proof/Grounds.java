// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.proof;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.theorem.certificate.Counterexample;

/**
 * What a statement's verdict rests on. A statement owns its grounds: there is no holding statement
 * without a proof and no refuted one without a certificate; what has neither is open.
 */
public sealed interface Grounds {
  /** The verdict that these grounds give. */
  Verdict verdict();

  /** The whole argument in words. */
  String text();

  /** The technique that settles it. */
  Technique settledBy();

  /**
   * A proof.
   *
   * @param argument the proof, but for its lemmas
   * @param lemmas what it uses
   * @param settledBy the technique that settles it
   * @param boxes inequalities that interval arithmetic proves on compact boxes besides
   */
  record Proof(String argument, List<Lemma> lemmas, Technique settledBy, List<BoxClaim> boxes)
      implements Grounds {
    /** Checks that there is an argument. */
    public Proof {
      requireWords(argument);
      Objects.requireNonNull(settledBy);
      lemmas = List.copyOf(lemmas);
      boxes = List.copyOf(boxes);
    }

    /** A proof that uses lemmas, or none. */
    public static Proof by(Technique technique, String argument, Lemma... lemmas) {
      return new Proof(argument, List.of(lemmas), technique, List.of());
    }

    /** The same, with inequalities that are proved on boxes. */
    public Proof onBoxes(BoxClaim... claims) {
      return new Proof(argument, lemmas, settledBy, List.of(claims));
    }

    @Override
    public Verdict verdict() {
      return Verdict.HOLDS;
    }

    @Override
    public String text() {
      return Stream.concat(Stream.of(argument), lemmas.stream().map(Lemma::text))
          .collect(Collectors.joining(" "));
    }
  }

  /**
   * A refutation.
   *
   * @param why the statement fails
   * @param counterexample numbers at which it does
   */
  record Refutation(String why, Counterexample counterexample) implements Grounds {
    /** Checks that both are there. */
    public Refutation {
      requireWords(why);
      Objects.requireNonNull(counterexample);
    }

    @Override
    public Verdict verdict() {
      return Verdict.REFUTED;
    }

    @Override
    public String text() {
      return why;
    }

    @Override
    public Technique settledBy() {
      return Technique.EXAMPLE;
    }
  }

  /** Neither: a question. */
  record Open() implements Grounds {
    @Override
    public Verdict verdict() {
      return Verdict.UNDECIDED;
    }

    @Override
    public String text() {
      return "No proof is written: what no statement on record implies can be refuted, by a"
          + " certificate, or else stays open, with what the search has seen.";
    }

    @Override
    public Technique settledBy() {
      return Technique.NOTHING;
    }
  }

  private static void requireWords(String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException("grounds without words");
    }
  }
}

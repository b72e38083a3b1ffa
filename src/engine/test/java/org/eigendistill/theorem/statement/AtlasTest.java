// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.certificate.Certificate;
import org.eigendistill.theorem.certificate.Shrinker;
import org.eigendistill.theorem.proposition.Mutation;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.search.Search;
import org.eigendistill.theorem.search.Tally;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The atlas as property tests. Seeds are fixed; {@code -Deigendistill.seed=N} gives another. Each
 * holding statement's mutations are refuted by the same search: the checker can fail.
 */
class AtlasTest {
  private static final long SEED = Long.getLong("eigendistill.seed", 20230112);
  private static final int CASES = 1000;

  /** A false statement falls at one of so many, mostly. */
  private static final int SOME = 25;

  static Stream<String> holding() {
    return Atlas.full().propositions().stream().filter(s -> !s.isRefuted()).map(Statement::id);
  }

  @ParameterizedTest
  @Tag("thorough")
  @MethodSource("holding")
  void holdsOnAllCases(String id) {
    Proposition proposition = Atlas.full().find(id).orElseThrow().proposition().orElseThrow();
    Search search = Search.of(proposition, SEED);
    Tally tally = search.cover(CASES).direct().tally();
    assertThat(tally.cases()).isGreaterThanOrEqualTo(CASES);
    if (tally.violations() > 0) {
      throw new AssertionError(
          "%s, seed %d: violated at %s; shrunk: %s"
              .formatted(id, SEED, search.violations().get(0), shrunk(proposition).orElse("not")));
    }
  }

  @ParameterizedTest
  @Tag("thorough")
  @MethodSource("holding")
  void mutationsAreRefuted(String id) {
    Proposition proposition = Atlas.full().find(id).orElseThrow().proposition().orElseThrow();
    for (Mutation mutation : List.of(Mutation.REVERSED, Mutation.SWAPPED, Mutation.SCALED)) {
      Search search = Search.of(proposition.with(mutation), SEED);
      for (int done = 0; done < CASES && search.tally().violations() == 0; done += SOME) {
        search.cover(SOME);
      }
      if (search.tally().violations() == 0) {
        search.direct();
      }
      assertThat(search.tally().violations()).as("%s %s, seed %d", id, mutation, SEED).isPositive();
    }
  }

  /** Mutations of the first statements also get certificates, in each arithmetic. */
  @ParameterizedTest
  @Tag("thorough")
  @MethodSource("certified")
  void mutationsAreCertified(String id, Mutation mutation) {
    certify(id, mutation);
  }

  /** Fractions of many steps of momentum are long. */
  @Test
  @Tag("slow")
  void theMutationOfTheLongestFractionsIsCertified() {
    certify("T8", Mutation.SWAPPED);
  }

  private static void certify(String id, Mutation mutation) {
    Proposition proposition =
        Atlas.full().find(id).orElseThrow().proposition().orElseThrow().with(mutation);
    Optional<Certificate> certificate = Shrinker.search(proposition, SEED);
    assertThat(certificate).as(id + " " + mutation).isPresent();
    assertThat(certificate.orElseThrow().verifies()).isTrue();
  }

  static Stream<Arguments> certified() {
    List<Arguments> list = new ArrayList<>();
    for (String id : List.of("T1", "T2", "T4", "T8", "L-averaged-ridge")) {
      for (Mutation mutation : List.of(Mutation.REVERSED, Mutation.SWAPPED, Mutation.SCALED)) {
        if (!id.equals("T8") || mutation != Mutation.SWAPPED) {
          list.add(Arguments.of(id, mutation));
        }
      }
    }
    return list.stream();
  }

  @Test
  void everyPairHasItsStatement() {
    Atlas atlas = Atlas.full();
    for (Filter teacher : Atlas.filters()) {
      for (Filter student : Atlas.filters()) {
        for (Filter reference : Atlas.filters()) {
          assertThat(atlas.cell(teacher, student, reference).isOnRecord()).isTrue();
        }
      }
    }
    assertThat(atlas.find("t10B")).isPresent();
    Statement pair = atlas.find("P.descent.ridge.flow").orElseThrow();
    assertThat(pair.id()).isEqualTo("P.descent.ridge.flow");
    for (String id :
        List.of("T12.descent.ridge.flow", "p.ridge.descent.flow", "t12.RIDGE.descent.flow")) {
      assertThat(atlas.find(id).map(Statement::id)).as(id).contains(pair.id());
    }
    assertThat(atlas.find("P.flow.flow.flow").map(Statement::id)).contains("T1");
    assertThat(atlas.find("P.flow.flow")).isEmpty();
    assertThat(atlas.find("P.flow.flow.flo")).isEmpty();
    assertThat(atlas.find("T13.flow.flow.flow")).isEmpty();
    assertThat(atlas.find("T99")).isEmpty();
  }

  private static Optional<String> shrunk(Proposition proposition) {
    return Shrinker.search(proposition, SEED).map(Certificate::text);
  }
}

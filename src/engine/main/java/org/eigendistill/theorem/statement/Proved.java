// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Scheme;

/**
 * What statements prove of plain training, as facts that pairs follow from: which filter is at most
 * which other (matched on top, behind below or equal), and whose gain curve is
 * super-multiplicative. Both are read off the statements' propositions, so that a fact is never
 * without its proof.
 */
final class Proved {
  /** The first is behind the second. */
  private record Order(Filter behind, Filter ahead) {}

  private final List<Order> orders = new ArrayList<>();
  private final Set<Filter> curves = new LinkedHashSet<>();

  private Proved() {}

  static Proved by(List<Statement> statements) {
    Proved proved = new Proved();
    for (Statement statement : statements) {
      if (statement.recorded() == Verdict.HOLDS) {
        statement.proposition().filter(p -> p.equals(plain(p))).ifPresent(proved::add);
      }
    }
    return proved;
  }

  /** The same without damping, conditions or mutations of its own. */
  private static Proposition plain(Proposition proposition) {
    return Proposition.of(
        proposition.scheme(), proposition.reference(), proposition.parts().toArray(Filter[]::new));
  }

  private void add(Proposition proposition) {
    Filter reference = proposition.reference();
    if (proposition.scheme() == Scheme.ALONE) {
      orders.add(new Order(proposition.parts().get(0), reference));
    }
    // A curve needs gains that take every value, as those of continuous lengths do.
    boolean alone = proposition.parts().stream().allMatch(reference::equals);
    if (proposition.scheme() == Scheme.DISTIL && alone && !reference.clock().isWhole()) {
      curves.add(reference);
    }
  }

  /** Whether one filter is at most another, by a chain of statements. */
  boolean isAtMost(Filter behind, Filter ahead) {
    return behind.equals(ahead)
        || orders.stream()
            .anyMatch(order -> order.behind.equals(behind) && isAtMost(order.ahead, ahead));
  }

  /** Whether a filter's gain curve is super-multiplicative. */
  boolean isSuperMultiplicative(Filter filter) {
    return curves.contains(filter);
  }

  /** The filters whose gain curves are. */
  Set<Filter> superMultiplicative() {
    return curves;
  }
}

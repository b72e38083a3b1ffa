// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eigendistill.deep.Approach;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/**
 * A growth by steps: f is heights(i) up to edges(i), and the last height beyond them all. Between
 * two edges progress is linear in time, so both are sums of logarithms.
 *
 * @param edges rising, positive
 * @param heights positive, one more
 */
record Steps(List<Fraction> edges, List<Fraction> heights) implements ModeGrowth {
  Steps {
    edges = List.copyOf(edges);
    heights = List.copyOf(heights);
  }

  /** One step: a height below an edge, another above it. */
  static Steps at(String edge, Fraction below, Fraction above) {
    return new Steps(List.of(Fraction.parse(edge)), List.of(below, above));
  }

  /** Which height a value has; on an edge within rounding it has none. */
  private <N extends Enclosed<N>> int index(N value) {
    int index = 0;
    for (Fraction edge : edges) {
      N here = value.lift(edge);
      if (here.certainlyBelow(value)) {
        index++;
      } else if (!value.certainlyBelow(here)) {
        throw new ArithmeticException("on the edge of a step");
      }
    }
    return index;
  }

  boolean isConstant(double low, double high) {
    return edges.stream().noneMatch(edge -> edge.value() > low && edge.value() < high);
  }

  @Override
  public <N extends Enclosed<N>> N rate(N value) {
    return value.lift(heights.get(index(value)));
  }

  @Override
  public <N extends Enclosed<N>> N time(Arithmetic<N> in, Approach<N> approach) {
    return walk(approach.start(), approach.aim(), approach.progress(), false);
  }

  @Override
  public <N extends Enclosed<N>> N progress(Arithmetic<N> in, N start, N aim, N time) {
    return walk(start, aim, time, true);
  }

  /** From edge to edge until time, or progress, is used up; gives the other of the two. */
  private <N extends Enclosed<N>> N walk(N start, N aim, N given, boolean inTime) {
    boolean up = start.certainlyBelow(aim);
    int at = index(start);
    N value = start;
    N left = given;
    N other = given.minus(given);
    while (true) {
      N height = given.lift(heights.get(at));
      int edge = up ? at : at - 1;
      boolean more = edge >= 0 && edge < edges.size() && isOnTheWay(edges.get(edge), aim, up);
      if (more) {
        N next = given.lift(edges.get(edge));
        N progress = aim.minus(value).over(aim.minus(next)).log();
        N whole = inTime ? progress.over(height) : progress;
        if (whole.certainlyBelow(left)) {
          left = left.minus(whole);
          other = other.plus(inTime ? progress : progress.over(height));
          value = next;
          at += up ? 1 : -1;
          continue;
        }
        if (!left.certainlyBelow(whole)) {
          throw new ArithmeticException("on the edge of a step");
        }
      }
      return other.plus(inTime ? left.times(height) : left.over(height));
    }
  }

  private static <N extends Enclosed<N>> boolean isOnTheWay(Fraction edge, N aim, boolean up) {
    N here = aim.lift(edge);
    return up ? here.certainlyBelow(aim) : aim.certainlyBelow(here);
  }

  @Override
  public boolean leavesZero() {
    return true;
  }

  @Override
  public String words() {
    return IntStream.range(0, edges.size())
        .mapToObj(i -> heights.get(i) + " up to " + edges.get(i))
        .collect(Collectors.joining(", ", "", ", then " + heights.get(edges.size())));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.List;
import java.util.stream.DoubleStream;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Procedure;

/** A filter with a few choices of its numbers, small to large, among those that a search draws. */
public final class SampledNumbers {
  private static final double[] PLACES = {0.1, 0.3, 0.5, 0.7, 0.9};

  private SampledNumbers() {}

  /** The choices; one where it has no numbers. */
  public static List<Procedure> of(Filter filter) {
    return DoubleStream.of(PLACES).mapToObj(u -> at(filter, u)).distinct().toList();
  }

  private static Procedure at(Filter filter, double u) {
    return Procedure.of(
        filter,
        filter.parameters().stream()
            .mapToDouble(
                each -> each.isStep() ? ParameterRange.share(u) : ParameterRange.at(each, u))
            .toArray());
  }
}

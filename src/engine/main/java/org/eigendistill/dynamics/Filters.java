// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.eigendistill.base.Counted;

/**
 * All filters by name: the engine's own, in their order, and after them those that {@link
 * ServiceLoader} finds on the class path or through a further class loader.
 */
public final class Filters {
  /** Names in a message, whole within its 300 characters. */
  private static final int SHOWN = 10;

  private static final int NEAR = 2;

  private final List<Filter> filters;

  private Filters(List<Filter> filters) {
    this.filters = List.copyOf(filters);
  }

  private static final Filters OWN =
      new Filters(
          List.of(
              new GradientFlow(),
              new GradientDescent(),
              new HeavyBall(),
              new Nesterov(),
              new Ridge(),
              new DecayedFlow(),
              new AveragedFlow(),
              new EmaFlow(),
              new SuffixAverage(),
              new RandomStop(),
              new LinearDecayFlow(),
              new InverseTimeFlow(),
              new InverseRootFlow(),
              new LinearDecayDescent(),
              new CosineDecayDescent(),
              new IteratedTikhonov(),
              new FractionalTikhonov()));

  /** The engine's own and those of the class path. */
  public static Filters installed() {
    return OWN.with(Filters.class.getClassLoader());
  }

  /**
   * With the filters that a class loader adds.
   *
   * @throws IllegalArgumentException if two filters have one name
   * @throws java.util.ServiceConfigurationError if one cannot be made
   */
  public Filters with(ClassLoader loader) {
    List<Filter> more = new ArrayList<>();
    for (Filter filter : ServiceLoader.load(Filter.class, loader)) {
      if (filters.stream().noneMatch(other -> other.getClass() == filter.getClass())) {
        more.add(filter);
      }
    }
    return with(more);
  }

  /**
   * With further filters.
   *
   * @throws IllegalArgumentException if two filters have one name
   */
  public Filters with(List<Filter> more) {
    List<Filter> all = new ArrayList<>(filters);
    for (Filter filter : more) {
      for (Filter other : all) {
        if (other.name().equals(filter.name())) {
          throw new IllegalArgumentException(
              "%s and %s both have the name %s"
                  .formatted(
                      other.getClass().getName(), filter.getClass().getName(), filter.name()));
        }
      }
      all.add(filter);
    }
    return new Filters(all);
  }

  /**
   * Tries a filter that is not the engine's at a few places.
   *
   * @throws IllegalArgumentException if its formula fails there, or pull + keep + shrink is not 1
   */
  public static void requireSound(Filter filter) {
    Soundness.require(filter);
  }

  /** Whether a filter is the engine's own, for facts that are taken without a proof. */
  public static boolean isOwn(Filter filter) {
    return OWN.all().contains(filter);
  }

  /**
   * The filter of a name.
   *
   * @throws IllegalArgumentException if there is none; the message names all there are
   */
  public Filter named(String name) {
    return filters.stream()
        .filter(filter -> filter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not one of [%s]"
                        .formatted(name, Counted.first(nearest(name), SHOWN))));
  }

  /** All names, those that differ from one by a letter or two first. */
  private List<String> nearest(String name) {
    return filters.stream()
        .map(Filter::name)
        .sorted(Comparator.comparing(other -> apart(name, other) > NEAR))
        .toList();
  }

  /** How many letters have to be put in, left out or changed. */
  private static int apart(String one, String other) {
    int[] before = new int[other.length() + 1];
    Arrays.setAll(before, j -> j);
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[before.length];
      now[0] = i;
      for (int j = 1; j < now.length; j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }

  /** All of them: the engine's, then the others. */
  public List<Filter> all() {
    return filters;
  }
}

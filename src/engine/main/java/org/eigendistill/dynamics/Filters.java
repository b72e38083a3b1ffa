package org.eigendistill.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * All filters by name: the engine's own, in their order, and after them those that {@link
 * ServiceLoader} finds on the class path or through a further class loader.
 */
public final class Filters {
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
                    "'%s' is not one of %s"
                        .formatted(name, filters.stream().map(Filter::name).toList())));
  }

  /** All of them: the engine's, then the others. */
  public List<Filter> all() {
    return filters;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is known of a table before it is read.
 *
 * @param chosen whether the options that choose columns speak of this table
 * @param rows how many it must have, where another file tells; asked only if a header cannot be
 *     told otherwise
 * @param besides that other file, for the record
 * @param also columns that are taken besides the features: target, groups and weights, by name or
 *     number
 * @param classes the columns that may hold words of classes; {@link #ALL} for all
 * @param groups the columns that may hold any words, equal for rows that belong together
 * @param model the columns of an earlier file whose like is sought; null for none
 */
public record Expected(
    boolean chosen,
    Optional<LongSupplier> rows,
    String besides,
    List<String> also,
    List<String> classes,
    List<String> groups,
    Optional<Columns> model) {
  /** Stands for every column. */
  static final List<String> ALL = List.of("");

  /** Nothing is known. */
  public static final Expected NOTHING =
      new Expected(true, Optional.empty(), "", List.of(), List.of(), List.of(), Optional.empty());

  /** A file of features that may hold its target, its groups and its weights. */
  static Expected features(String target, Optional<String> groups, Optional<String> weight) {
    List<String> group = groups.map(List::of).orElse(List.of());
    List<String> also = new java.util.ArrayList<>(group);
    weight.ifPresent(also::add);
    also.add(target);
    return new Expected(true, Optional.empty(), "", also, List.of(target), group, Optional.empty());
  }

  /** A file that belongs to the rows of another, and may hold words of classes. */
  public static Expected beside(String other, LongSupplier rows) {
    return new Expected(
        false, Optional.of(rows), other, List.of(), ALL, List.of(), Optional.empty());
  }

  /** A file of numbers that belongs to the rows of another. */
  static Expected numbersBeside(String other, LongSupplier rows) {
    return new Expected(
        false, Optional.of(rows), other, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Features that stream by, their target among them; words are no numbers there. */
  public static Expected streamed(String target) {
    return new Expected(
        true, Optional.empty(), "", List.of(target), List.of(), List.of(), Optional.empty());
  }

  /** A file that tells for each row of another to which group it belongs. */
  static Expected groupsOf(String other, LongSupplier rows) {
    return new Expected(
        false, Optional.of(rows), other, List.of(), List.of(), ALL, Optional.empty());
  }

  /** New rows of the columns of another file. */
  public static Expected like(Columns model) {
    return new Expected(
        false, Optional.empty(), "", List.of(), List.of(), List.of(), Optional.of(model));
  }

  /** Another model's output on the same rows. */
  public static Expected again(String other, LongSupplier rows) {
    return new Expected(
        true, Optional.of(rows), other, List.of(), List.of(), List.of(), Optional.empty());
  }

  static boolean names(List<String> wanted, FileColumns columns, int place) {
    return wanted.equals(ALL)
        || wanted.stream()
            .anyMatch(
                text -> columns.find(text).isPresent() && columns.find(text).getAsInt() == place);
  }
}

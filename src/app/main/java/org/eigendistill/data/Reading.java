// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eigendistill.base.OneLine;

/**
 * All that a run has read, in its order, for the user and for the record.
 *
 * @param tables each with the option that names it
 * @param notes what else was decided, a sentence each
 */
public record Reading(List<ReadTable> tables, List<String> notes) {
  /** Nothing was read. */
  public static final Reading NONE = new Reading(List.of(), List.of());

  /**
   * A table.
   *
   * @param option that names it
   * @param record how it was read
   */
  public record ReadTable(String option, ReadRecord record) {}

  /** Keeps its own lists. */
  public Reading {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }

  /** This and one table more. */
  public Reading and(String option, ReadRecord record) {
    List<ReadTable> more = new ArrayList<>(tables);
    more.add(new ReadTable(option, record));
    return new Reading(more, notes);
  }

  /** This and more notes. */
  public Reading and(List<String> more) {
    return new Reading(tables, Stream.concat(notes.stream(), more.stream()).toList());
  }

  /** A line for each table, and the notes, fit for a terminal. */
  public List<String> lines() {
    return Stream.concat(tables.stream().map(t -> t.record().sentence()), notes.stream())
        .distinct() // a file may be read for several pairs
        .map(OneLine::of)
        .toList();
  }

  /** This and what another has read. */
  public Reading and(Reading other) {
    return new Reading(Stream.concat(tables.stream(), other.tables.stream()).toList(), notes)
        .and(other.notes);
  }

  /** All of it by name, for JSON. */
  public Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("read", tables.stream().map(t -> t.record().named(t.option())).toList());
    named.put("read_notes", notes);
    return named;
  }
}

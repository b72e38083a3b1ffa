// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario.reference;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** What kind of number a reference is. */
public enum Provenance {
  /** The paper, or its authors' repository, prints the value. */
  PRINTED("printed", "the paper, or its authors' repository, prints the value"),
  /** The paper's formula, evaluated apart from the engine. */
  FORMULA("formula", "the paper has the formula; its value was worked out apart from the engine"),
  /** An inequality, a sign or a limit that the paper proves. */
  THEOREM("theorem", "the paper proves this inequality, sign or limit"),
  /** A derivation of ours. */
  OWN("own", "derived here");

  private final String word;
  private final String meaning;

  Provenance(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The name in tables. */
  public String word() {
    return word;
  }

  /** What the name means. */
  public String meaning() {
    return meaning;
  }

  /** How often each name stands among the given: "16 printed, 11 theorem". */
  public static String counts(Collection<String> words) {
    return Arrays.stream(values())
        .map(Provenance::word)
        .filter(words::contains)
        .map(w -> words.stream().filter(w::equals).count() + " " + w)
        .collect(Collectors.joining(", "));
  }
}

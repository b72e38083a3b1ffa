// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.Filters;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Filters by the names that an option gives.
 *
 * @param spec the command
 * @param filters all there are
 * @param option its name, for messages
 */
record FilterNames(CommandSpec spec, Filters filters, String option) {
  private static final int THREE = 3;

  /** The filter of a name. */
  Filter named(String name) {
    try {
      return filters.named(name.trim());
    } catch (IllegalArgumentException unknown) {
      throw refused(unknown.getMessage(), Misspelt.filter(name.trim(), filters));
    }
  }

  /** Those of TEACHER,STUDENT,REFERENCE. */
  List<Filter> three(String pair) {
    String[] names = pair.split(",", -1);
    if (names.length != THREE) {
      throw refused("'%s' is not TEACHER,STUDENT,REFERENCE, three procedures".formatted(pair), "");
    }
    List<Filter> three = new ArrayList<>();
    for (String name : names) {
      three.add(named(name));
    }
    return three;
  }

  private ParameterException refused(String words, String more) {
    return new ParameterException(spec.commandLine(), option + ": " + words + "." + more);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.dynamics.Filters;

/** Options of a command that depend on which filters there are: they are told before it parses. */
interface TakesFilters {
  /** Takes the filters of the engine, of the class path, and of --with. */
  void offer(Filters all);
}

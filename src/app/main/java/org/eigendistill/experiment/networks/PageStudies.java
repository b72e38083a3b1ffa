// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Figure;

/** A table of all replicates of the page's studies, too long to be drawn: it is for its readers. */
final class PageStudies extends NetworkExperiment {
  PageStudies(NetworkTable table, String title) {
    super(table.id(), table, title);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.empty();
  }
}

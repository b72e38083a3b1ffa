// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.Optional;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Figure;

/** The table that a reader needs first, which is printed and not drawn. */
final class NetworkReadings extends NetworkExperiment {
  NetworkReadings() {
    super(
        NetworkTable.READINGS.id(),
        NetworkTable.READINGS,
        "Networks: as the paper measures, beside a network that never saw the teacher");
  }

  @Override
  public boolean isReadFirst() {
    return true;
  }

  @Override
  public boolean isListed() {
    return true;
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.empty();
  }
}

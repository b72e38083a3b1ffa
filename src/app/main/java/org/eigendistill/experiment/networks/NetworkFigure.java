package org.eigendistill.experiment.networks;

import java.util.List;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Spectra;

/** One more figure drawn from the table of the full studies of networks. */
interface NetworkFigure extends Experiment {
  /** The experiment that the table belongs to. */
  Experiment OWNER = new NetworkEffects(false);

  @Override
  default String table() {
    return OWNER.table();
  }

  @Override
  default boolean isLong() {
    return true;
  }

  @Override
  default List<String> columns() {
    return OWNER.columns();
  }

  @Override
  default List<String> studies() {
    return OWNER.studies();
  }

  @Override
  default Table compute(Spectra spectra, Progress progress) {
    return OWNER.compute(spectra, progress);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.Scaling;
import org.eigendistill.simulation.StartingModel;
import org.eigendistill.spectrum.AlongDirections;
import org.eigendistill.spectrum.RowWeights;
import org.eigendistill.spectrum.Spectrum;

/**
 * A start other than zero, brought to the directions of the data.
 *
 * @param file that holds it
 * @param found what was read
 * @param model what it is along them
 */
record SimulationStart(String file, StartFile.Start found, StartingModel model) {
  /** Predictions saved in single precision are off by less. */
  private static final double ROUNDING = 1e-6;

  /**
   * Reads it.
   *
   * @param prepared the rows of the data; null where they streamed by
   * @param decomposed their directions
   * @param linear whether there are weights
   */
  static SimulationStart read(
      StartFile file,
      DataOptions data,
      DataOptions.Prepared prepared,
      Decomposed decomposed,
      boolean linear) {
    Spectrum spectrum = decomposed.spectrum();
    List<StartFile.Kind> kinds = new ArrayList<>();
    if (linear) {
      kinds.add(StartFile.Kind.WEIGHTS);
    }
    if (prepared != null) {
      kinds.add(StartFile.Kind.PREDICTIONS);
    }
    Preprocessing preprocessing = decomposed.preprocessing();
    StartFile.Start found =
        file.read(
            data.declared(),
            new StartFile.Fit(
                spectrum.rows(),
                preprocessing.columns().features().size(),
                preprocessing.targets().size(),
                kinds));
    return new SimulationStart(
        file.file(),
        found,
        found.kind() == StartFile.Kind.WEIGHTS
            ? ofWeights(preprocessing.preparedWeights(found.values()), spectrum)
            : ofPredictions(found.values(), data.isCentred(), prepared.dataset(), spectrum));
  }

  private static StartingModel ofWeights(Matrix weights, Spectrum spectrum) {
    AlongDirections directions = new AlongDirections(spectrum);
    Matrix along = directions.ofWeights(weights);
    Matrix outside = weights.plus(-1, directions.weights(along));
    return new StartingModel(along, Optional.of(outside), 0);
  }

  private static StartingModel ofPredictions(
      Matrix predictions, boolean centred, Dataset dataset, Spectrum spectrum) {
    Matrix moved =
        centred ? Scaling.centring(predictions, dataset.weights()).apply(predictions) : predictions;
    Matrix fit =
        dataset.weights().isPresent()
            ? new RowWeights(dataset.weights().get()).scaled(moved)
            : moved;
    AlongDirections directions = new AlongDirections(spectrum);
    Matrix along = directions.ofFit(fit);
    double norm = fit.norm();
    double rest = fit.plus(-1, directions.fit(along)).norm();
    return new StartingModel(along, Optional.empty(), norm == 0 ? 0 : rest / norm);
  }

  /**
   * What a user ought to know of it, a sentence each.
   *
   * @param outputs whether weights or predictions at new rows are asked for
   * @throws BadInputException if they are, and no model of these features has its predictions
   */
  List<String> notes(boolean outputs) {
    double share = model.outsideShare();
    if (share <= ROUNDING) {
      return List.of();
    }
    if (outputs) {
      throw BadInputException.of(
          file,
          "",
          "%.3g of the norm of these predictions lie beyond every model of the features"
              .formatted(share),
          "Leave out --weights and --predict, or add --center where it is an intercept.");
    }
    return List.of(
        "%.3g of the norm of the start's predictions lie beyond every model of the features: no training changes that part."
            .formatted(share));
  }

  /** For summary.json. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("start", found.kind().word());
    json.put("start_file", file);
    json.put("start_outside_share", model.outsideShare());
    return json;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The data that the experiments run on, decomposed when first asked for and kept. Features are
 * centred; real data are the training rows of the bundled sets.
 */
public final class Spectra {
  private static final int POWER_LAW_DIRECTIONS = 200;
  private static final double POWER_LAW_EXPONENT = 1.5;

  private final EigenSolver solver;
  private final Optional<Path> fashion;
  private final Progress progress;
  private final NetworkStudies networks;
  private final Map<String, DataSpectrum> found = new LinkedHashMap<>();

  /**
   * Decomposes by a solver.
   *
   * @param fashion a folder with the full Fashion-MNIST, to be used in the place of the bundled
   *     slice
   * @param networks trained on the same data
   */
  public Spectra(
      EigenSolver solver, Optional<Path> fashion, NetworkStudies networks, Progress progress) {
    this.networks = networks;
    this.solver = solver;
    this.fashion = fashion;
    this.progress = progress;
  }

  /** The networks that were trained, or are when first asked for. */
  public NetworkStudies networks() {
    return networks;
  }

  /** What decomposes them. */
  public EigenSolver solver() {
    return solver;
  }

  /** Synthetic, images, language. */
  public List<DataSpectrum> all() {
    return List.of(powerLaw(), fashionMnist(), spam());
  }

  /** Eigenvalues k^-1.5 for k = 1, ..., 200. */
  public DataSpectrum powerLaw() {
    return found.computeIfAbsent(
        "power-law",
        key ->
            new DataSpectrum(
                key,
                "power law",
                "eigenvalues k^-1.5, k = 1..200",
                PowerLaw.first(POWER_LAW_DIRECTIONS, POWER_LAW_EXPONENT)));
  }

  /** The images: the bundled slice, or the full set where a folder was given. */
  public DataSpectrum fashionMnist() {
    return found.computeIfAbsent(
        "fashion-mnist",
        key ->
            decompose(
                key,
                "Fashion-MNIST",
                "pixels in [0,1], centred",
                fashion.map(BundledData::fashionMnist).orElseGet(() -> BundledData.load(key))));
  }

  /** The bundled mails. */
  public DataSpectrum spam() {
    return found.computeIfAbsent(
        "spam",
        key ->
            decompose(key, "SpamAssassin", "log(1 + token count), centred", BundledData.load(key)));
  }

  private DataSpectrum decompose(String key, String title, String features, Split split) {
    progress.update("decomposing " + title, 0, 0);
    Dataset train = split.train();
    Dataset centred =
        train.withFeatures(Scaling.centring(train.features()).apply(train.features()));
    Spectrum spectrum =
        Spectrum.bySvd(centred.features(), centred.targets(), LossScale.SUM, solver);
    return new DataSpectrum(
        key,
        title,
        "%s, %d x %d, rank %d, %s"
            .formatted(title, spectrum.rows(), spectrum.columns(), spectrum.directions(), features),
        spectrum.eigenvalues());
  }
}

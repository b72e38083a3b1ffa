package org.eigendistill.cli;

import java.util.List;
import org.eigendistill.data.Scaling;
import org.eigendistill.spectrum.Spectrum;

/**
 * Data in their eigendirections, held in memory or streamed by.
 *
 * @param spectrum the eigendirections
 * @param scaling how features are centred or standardized, or null
 * @param digest of the data; null where they were streamed
 * @param warnings what the data themselves call for
 */
record Decomposed(Spectrum spectrum, Scaling scaling, String digest, List<String> warnings) {}

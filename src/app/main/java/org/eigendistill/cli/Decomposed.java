// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.Reading;
import org.eigendistill.spectrum.Spectrum;

/**
 * Data in their eigendirections, held in memory or streamed by.
 *
 * @param spectrum the eigendirections
 * @param preprocessing what was done to their columns first
 * @param digest of the data; null where they were streamed
 * @param reading what was read
 */
record Decomposed(Spectrum spectrum, Preprocessing preprocessing, String digest, Reading reading) {}

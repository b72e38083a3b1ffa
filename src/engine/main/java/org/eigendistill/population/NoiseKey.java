// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

/**
 * A noise vector of a realisation.
 *
 * @param rows the row set that it lies on
 * @param name among that row set's
 * @param variance of each number
 */
record NoiseKey(String rows, String name, double variance) {}

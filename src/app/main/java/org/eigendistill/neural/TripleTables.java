// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import org.eigendistill.data.Table;

/**
 * What a set of studies with three teachers leaves.
 *
 * @param cells by {@link CellColumns}
 * @param bands by {@link BandColumns}
 */
public record TripleTables(Table cells, Table bands) {}

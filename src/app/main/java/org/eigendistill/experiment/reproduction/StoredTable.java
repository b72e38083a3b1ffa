// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.reproduction;

import java.nio.file.Path;
import java.util.Optional;
import org.eigendistill.experiment.TableRun;

/**
 * A table that is there.
 *
 * @param file where it lies
 * @param run that it comes from
 * @param fault why it is left out; empty if it is as this version writes it
 */
record StoredTable(Path file, TableRun run, Optional<String> fault) {}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eigendistill.base.Machine;

/**
 * The run that a table comes from. What is not on record is null, and a thread count of 0.
 *
 * @param program name and version
 * @param date when the run began, UTC, to the second
 * @param machine where
 * @param blas what did the linear algebra
 * @param threads worker threads
 * @param data the images: the bundled slice or the full set; of networks what their studies name
 * @param networks how the networks behind the table came about; null where there are none
 * @param committed whether the table is the one of the committed figures
 * @param sha256 the table file's digest, by which the record is known to be of these very bytes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TableRun(
    @JsonProperty String program,
    @JsonProperty String date,
    @JsonProperty Machine machine,
    @JsonProperty String blas,
    @JsonProperty int threads,
    @JsonProperty String data,
    @JsonProperty String networks,
    @JsonProperty boolean committed,
    @JsonProperty String sha256) {
  /** A table of which nothing is on record. */
  public static TableRun unknown(String sha256) {
    return new TableRun(null, null, null, null, 0, null, null, false, sha256);
  }

  /** The same, of a table of the committed figures or not. */
  public TableRun committed(boolean is) {
    return new TableRun(program, date, machine, blas, threads, data, networks, is, sha256);
  }

  /** The same, of a certain table. */
  public TableRun of(String digest, String trained) {
    return new TableRun(program, date, machine, blas, threads, data, trained, committed, digest);
  }

  /** The same, of a table that was made of other data. */
  public TableRun reading(String read) {
    return new TableRun(program, date, machine, blas, threads, read, networks, committed, sha256);
  }

  /** The run itself without its date, as other tables' may be too. */
  public TableRun alone() {
    return new TableRun(program, null, machine, blas, threads, data, networks, committed, null);
  }

  /** Whether the run is on record. */
  public boolean isKnown() {
    return program != null;
  }
}

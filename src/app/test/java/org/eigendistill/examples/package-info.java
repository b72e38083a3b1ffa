// SPDX-License-Identifier: Apache-2.0
/**
 * What others add, each in a file that sees no more than is public: a filter, a format of data, a
 * kind of network, a figure with its claim. Formats and networks are named in this module's
 * META-INF/services; a filter is handed over or named likewise, an experiment is in the list that
 * is run.
 */
package org.eigendistill.examples;

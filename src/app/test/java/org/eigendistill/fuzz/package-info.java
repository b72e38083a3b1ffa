// SPDX-License-Identifier: Apache-2.0
/** Readers given any bytes: what Jazzer runs, and the inputs that it found, read again. */
package org.eigendistill.fuzz;

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

class EjmlSolverTest extends EigenSolverLaws {
  @Override
  EigenSolver solver() {
    return new EjmlSolver();
  }
}

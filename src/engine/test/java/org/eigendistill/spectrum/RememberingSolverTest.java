// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.eigendistill.base.Matrix;
import org.eigendistill.base.Remembered;
import org.junit.jupiter.api.Test;

class RememberingSolverTest {
  private static final Matrix A = Matrix.of(2, 2, 2, 1, 1, 3);

  /** Equal to {@link #A}, and another object. */
  private static final Matrix SAME = Matrix.of(2, 2, 2, 1, 1, 3);

  private static EigenSolver remembering(long bytes) {
    return new RememberingSolver(new EjmlSolver(), new Remembered(bytes));
  }

  @Test
  void decomposesTheSameMatrixOnce() {
    EigenSolver solver = remembering(1 << 20);
    assertSame(solver.symmetric(A), solver.symmetric(SAME));
    assertSame(solver.thin(A), solver.thin(SAME));
    assertSame(solver.gram(A), solver.gram(SAME));
  }

  @Test
  void givesWhatTheSolverBehindItGives() {
    EigenSolver solver = remembering(1 << 20);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(new EjmlSolver().symmetric(A).values(), solver.symmetric(A).values());
      assertEquals(new EjmlSolver().thin(A).right(), solver.thin(A).right());
      assertEquals(A.gram(), solver.gram(A));
      assertEquals(A.times(A), solver.product(A, SAME));
    }
    assertEquals("ejml", solver.name());
  }

  @Test
  void anotherMatrixIsAnother() {
    EigenSolver solver = remembering(1 << 20);
    solver.gram(A);
    Matrix other = Matrix.of(2, 2, 2, 1, 1, Math.nextUp(3.0));
    assertEquals(other.gram(), solver.gram(other));
  }

  /** A matrix of 4 numbers and its eigenvectors take 64 bytes. */
  @Test
  void keepsNoMoreThanItsMemory() {
    EigenSolver solver = remembering(100);
    assertSame(solver.symmetric(A), solver.symmetric(A));
    Matrix other = Matrix.of(2, 2, 5, 1, 1, 3);
    assertNotSame(solver.symmetric(other), solver.symmetric(other));
    assertSame(solver.symmetric(A), solver.symmetric(A));
  }
}

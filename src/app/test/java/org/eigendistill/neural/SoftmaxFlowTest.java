// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The linear softmax model against its differential equation, and long training's memory. */
class SoftmaxFlowTest {
  private static final int ROWS = 40;
  private static final int FEATURES = 5;
  private static final int CLASSES = 3;
  private static final double TIME = 4;

  private final NetworkData data = Small.data(ROWS, FEATURES, CLASSES);

  /** Cross-entropy's gradient flow, weights and biases, of a soft target at a temperature. */
  private double[] flow(Matrix targets, double temperature) {
    Matrix x = data.train().inputs();
    int width = FEATURES + 1;
    FirstOrderDifferentialEquations equations =
        new FirstOrderDifferentialEquations() {
          @Override
          public int getDimension() {
            return CLASSES * width;
          }

          @Override
          public void computeDerivatives(double t, double[] w, double[] dw) {
            java.util.Arrays.fill(dw, 0);
            for (int i = 0; i < ROWS; i++) {
              double[] p = new double[CLASSES];
              double sum = 0;
              for (int c = 0; c < CLASSES; c++) {
                double z = w[c * width + FEATURES];
                for (int j = 0; j < FEATURES; j++) {
                  z += w[c * width + j] * x.get(i, j);
                }
                p[c] = Math.exp(z / temperature);
                sum += p[c];
              }
              for (int c = 0; c < CLASSES; c++) {
                double pull = (targets.get(i, c) - p[c] / sum) / temperature / ROWS;
                for (int j = 0; j < FEATURES; j++) {
                  dw[c * width + j] += pull * x.get(i, j);
                }
                dw[c * width + FEATURES] += pull;
              }
            }
          }
        };
    double[] w = new double[CLASSES * width];
    new DormandPrince853Integrator(1e-6, 0.5, 1e-12, 1e-12).integrate(equations, 0, w, TIME, w);
    return w;
  }

  /** Descent's distance from flow falls with its step as Euler's method's does. */
  @Test
  void smallStepsFollowTheFlow() {
    double temperature = 2;
    Matrix logits = Small.random(ROWS, CLASSES, 3);
    Matrix soft =
        Matrix.fill(
            ROWS,
            CLASSES,
            (i, j) -> {
              double sum = 0;
              for (int c = 0; c < CLASSES; c++) {
                sum += Math.exp(logits.get(i, c) / temperature);
              }
              return Math.exp(logits.get(i, j) / temperature) / sum;
            });
    double[] exact = flow(soft, temperature);
    double[] errors = new double[3];
    for (int k = 0; k < 3; k++) {
      int steps = 100 << k;
      Recipe recipe =
          Small.recipe(
              "model: softmax",
              "precision: float64",
              "temperature: " + temperature,
              "learning-rate: " + TIME / steps,
              "epochs: " + steps);
      Run run = Trainer.train(new Job(recipe, data, Optional.of(logits), 1), false, Progress.NONE);
      Matrix weights = run.last().inputWeights();
      for (int c = 0; c < CLASSES; c++) {
        for (int j = 0; j < FEATURES; j++) {
          errors[k] =
              Math.max(errors[k], Math.abs(weights.get(c, j) - exact[c * (FEATURES + 1) + j]));
        }
      }
    }
    assertThat(errors[2]).isLessThan(1e-3);
    assertThat(errors[0] / errors[1]).isBetween(1.9, 2.1);
    assertThat(errors[1] / errors[2]).isBetween(1.9, 2.1);
  }

  /** One array left behind in each of 20,000 steps would be half a gigabyte here. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryStaysFlatOverTwentyThousandSteps() {
    NetworkData wide = Small.data(64, 100, 4);
    Recipe recipe =
        Small.recipe(
                "model: mlp",
                "hidden: [16]",
                "optimizer: adam",
                "learning-rate: 0.001",
                "epochs: 10000",
                "batch: 32")
            .onLabels();
    long[] resident = new long[2];
    Trainer.train(
        new Job(recipe, wide, Optional.empty(), 1),
        false,
        (task, done, total) -> {
          if (done == total / 5) {
            resident[0] = residentBytes();
          } else if (done == total) {
            resident[1] = residentBytes();
          }
        });
    assertThat(resident[0]).isPositive();
    assertThat(resident[1] - resident[0]).isLessThan(64L << 20);
  }

  /** What the process holds besides the Java heap, whose size is the collector's affair. */
  private static long residentBytes() {
    System.gc();
    try {
      long pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
      return pages * 4096 - heap;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

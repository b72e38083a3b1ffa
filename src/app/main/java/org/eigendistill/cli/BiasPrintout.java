// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import org.eigendistill.diagnose.Bias;
import org.eigendistill.diagnose.BiasReport;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.diagnose.FunctionBias;
import org.eigendistill.diagnose.Uncontrolled;

/** What diagnose bias says on the terminal. */
final class BiasPrintout {
  /** More bands are left to the table. */
  private static final int MOST = 12;

  private BiasPrintout() {}

  static void say(Reporter reporter, BiasReport report) {
    Bias bias = report.bias();
    String top = report.bands().list().get(0).name();
    reporter.answer("Matched on the top band, %s:".formatted(top));
    if (report.bands().list().size() <= MOST) {
      for (int b = 1; b < report.bands().list().size(); b++) {
        reporter.answer(
            "  directions %-9s lag %s, movement ratio %s"
                .formatted(
                    report.bands().list().get(b).name(),
                    words("%+.3f", bias.lags().get(b - 1)),
                    words("%.3f", bias.ratios().get(b - 1))));
      }
    }
    reporter.answer(
        "Mean lag %s, mean movement ratio %s."
            .formatted(words("%+.3f", bias.meanLag()), words("%.3f", bias.meanRatio())));
    reporter.answer(
        "Verdict: %s. %s %s"
            .formatted(Uncontrolled.WORD, Uncontrolled.BIAS, Uncontrolled.CONTROL_RUN));
  }

  /** Gains of functions by bands, beside other teachers. */
  static void say(Reporter reporter, FunctionBias functions) {
    reporter.answer("Gains of the student's function, 1 for a copy and for another teacher alike:");
    for (int b = 0; b < functions.bands().size(); b++) {
      double lag = functions.lags()[b];
      reporter.answer(
          "  directions %-9s gain %s%s"
              .formatted(
                  functions.bands().get(b),
                  Double.isNaN(functions.gains()[b])
                      ? "not known: the teachers have too little in common"
                      : "%.3f".formatted(functions.gains()[b]),
                  Double.isNaN(lag) ? "" : ", lag %+.3f".formatted(rounded(lag))));
    }
  }

  private static String words(String form, Estimate e) {
    if (!Double.isFinite(e.value())) {
      return "not known, for want of movement";
    }
    return Double.isNaN(e.low())
        ? form.formatted(rounded(e.value()))
        : (form + " [" + form + ", " + form + "]")
            .formatted(rounded(e.value()), rounded(e.low()), rounded(e.high()));
  }

  /** To the three decimals that are said, without a minus before 0. */
  private static double rounded(double value) {
    return Math.rint(1000 * value) / 1000 + 0.0;
  }
}

package org.eigendistill.risk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.eigendistill.dynamics.AveragedFlow;
import org.eigendistill.dynamics.DecayedFlow;
import org.eigendistill.dynamics.EmaFlow;
import org.eigendistill.dynamics.FractionalTikhonov;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.InverseTimeFlow;
import org.eigendistill.dynamics.IteratedTikhonov;
import org.eigendistill.dynamics.LinearDecayDescent;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.RandomStop;
import org.eigendistill.dynamics.Ridge;
import org.junit.jupiter.api.Test;

/** What is proved marks maps, and sets no number. */
class NoPayTest {
  private static boolean proved(Procedure procedure, double... signal) {
    double[] eigenvalues = {0.1, 3, 1, 1};
    return NoPay.isProved(procedure, new SpectralProblem(eigenvalues, signal, 1, 4));
  }

  @Test
  void coefficientsMustNotRiseWithTheEigenvalue() {
    Procedure flow = GradientFlow.of();
    assertThat(proved(flow, 1, 1, 1, 1)).isTrue();
    assertThat(proved(flow, 5, 0, 1, 1)).isTrue();
    assertThat(proved(flow, 5, 0, 1, 2)).isTrue();
    assertThat(proved(flow, 1, 0, 1, 2)).isFalse();
    assertThat(proved(flow, 1, 1.1, 1, 1)).isFalse();
    assertThat(proved(Ridge.of(), 5, 0, 1, 1)).isTrue();
    assertThat(proved(IteratedTikhonov.of(3), 5, 0, 1, 1)).isTrue();
    assertThat(proved(InverseTimeFlow.of(3), 5, 0, 1, 1)).isTrue();
    assertThat(proved(IteratedTikhonov.of(3), 1, 0, 1, 2)).isFalse();
  }

  @Test
  void otherProceduresAreNotCovered() {
    for (Procedure procedure :
        new Procedure[] {
          GradientDescent.of(.1),
          AveragedFlow.of(),
          DecayedFlow.of(.1),
          EmaFlow.of(.1),
          RandomStop.of(2),
          LinearDecayDescent.of(.1, 9),
          FractionalTikhonov.of(.5)
        }) {
      assertThat(proved(procedure, 1, 1, 1, 1)).isFalse();
    }
  }

  /** Whole steps do pay a little there: students come between two step counts of the teacher. */
  @Test
  void wholeStepsPayByTheirGaps() {
    double[] eigenvalues = {1, 0.5, 0.2};
    double least = 1;
    for (double noise = 0.1; noise < 30; noise *= 1.2) {
      PhaseMap map =
          PhaseMap.of(
              GradientDescent.of(1), eigenvalues, new double[] {0}, new double[] {noise}, 3);
      least = Math.min(least, map.ratio()[0][0]);
    }
    assertThat(least).isLessThan(1 - 1e-4);
  }

  /** With the mark or without it the numbers are the same: what computes them cannot see it. */
  @Test
  void nothingThatIsComputedLooksAtIt() {
    noClasses()
        .that()
        .resideInAPackage("org.eigendistill.risk..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(NoPay.class)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.eigendistill.risk"));
  }
}

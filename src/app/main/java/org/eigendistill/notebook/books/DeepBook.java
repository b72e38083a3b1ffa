// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook.books;

import org.eigendistill.data.Table;
import org.eigendistill.deep.Approach;
import org.eigendistill.deep.Arithmetic;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.deep.ModeState;
import org.eigendistill.notebook.Book;
import org.eigendistill.notebook.Display;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;

/** The theorem in networks that learn features, and its premises broken one by one. */
public final class DeepBook implements Book {
  @Override
  public String id() {
    return "break-the-deep-theorem";
  }

  @Override
  public String title() {
    return "Networks that learn features: break the theorem";
  }

  @Override
  public void read(Display display) throws Exception {
    // %% md
    // # Networks that learn features: break the theorem
    //
    // A mode of a deep linear network obeys u' = lam f(u) (s - u), with f(u) = L u^(2 - 2/L) for L
    // layers. Theorem T13: where all start at one u0 and f does not fall, a student is behind
    // plain training on every mode that is weaker and of no larger eigenvalue, matched on the
    // first. Effective time is how long plain training takes to where the student is: behind is a
    // **smaller** one on the second mode.
    // %% md
    // ## Put your own: it holds
    //
    // Three layers; the second mode has less strength, then a smaller eigenvalue. Replace what you
    // like: the number of layers, where all modes start, how long both train, and the modes, each
    // an eigenvalue and a strength, the strongest first. What cannot be is refused.
    // %% code
    int layers = 3;
    double u0 = 0.05;
    double teacherTime = 2;
    double studentTime = 4;
    Mode[] modes = {new Mode(1, 2), new Mode(1, 1), new Mode(0.5, 2)};
    DeepDistillation network = DeepDistillation.of(new Layers(layers), u0, teacherTime);
    Table.Builder held =
        Table.of("eigenvalue", "strength", "student's u", "effective time", "shallow model's");
    for (Mode mode : modes) {
      ModeState state = network.student(mode, studentTime);
      held.row(
          mode.eigenvalue(),
          mode.strength(),
          state.value(),
          state.effectiveTime(),
          state.shallowTime(mode));
    }
    display.table(held.build());
    // %% md
    // ## Break it: a stronger mode of smaller eigenvalue
    //
    // Depth 2, u0 = 1, modes (1, 2) and (2/3, 6): T13y, refuted in fractions. The second effective
    // time is now the larger one: ahead.
    // %% code
    double teacher = Math.log(2) / 4;
    DeepDistillation two = DeepDistillation.of(new Layers(2), 1, teacher);
    double student = Math.log(2) * 3 * 3 / 4 / 2;
    display.text("first  " + two.student(new Mode(1, 2), student).effectiveTime());
    display.text("second " + two.student(new Mode(2.0 / 3, 6), student).effectiveTime());
    // %% md
    // ## Break it: a growth that falls
    //
    // Learning that slows down as a mode grows, f(u) = 1/(0.01 + u^4) say. Growths are open: a
    // formula for f, and its time integral, here by Simpson's rule.
    // %% code
    class Falling implements ModeGrowth {
      @Override
      public <N extends Enclosed<N>> N rate(N u) {
        N square = u.times(u);
        N one = u.lift(Fraction.ONE);
        N base = u.lift(Fraction.of(1, 100));
        return one.over(base.plus(square.times(square)));
      }

      @Override
      public <N extends Enclosed<N>> N time(Arithmetic<N> in, Approach<N> approach) {
        N step = approach.progress().over(in.number(200));
        N sum = in.number(0);
        for (int i = 0; i <= 200; i++) {
          N here = step.times(in.number(i));
          N value = new Approach<>(approach.start(), approach.aim(), here).value();
          double weight = i == 0 || i == 200 ? 1 : i % 2 == 1 ? 4 : 2;
          sum = sum.plus(in.number(weight).over(rate(value)));
        }
        return sum.times(step).over(in.number(3));
      }

      @Override
      public boolean leavesZero() {
        return true;
      }

      @Override
      public String words() {
        return "a growth that falls";
      }
    }
    // %% code
    DeepDistillation slow = DeepDistillation.of(new Falling(), 0, 0.3);
    display.text("first  " + slow.student(new Mode(1, 1), 0.2).effectiveTime());
    display.text("second " + slow.student(new Mode(1, 0.3), 0.2).effectiveTime());
    // %% md
    // ## A small start truncates
    //
    // Depth 2: teacher and student train for times that grow as log(1/u0). Modes that the teacher
    // has not learned are erased by its student: the last column comes to 0.
    // %% code
    Table.Builder small =
        Table.of("u0", "strength", "teacher's u", "student's u", "student/teacher");
    for (double start : new double[] {1e-2, 1e-4, 1e-8}) {
      double log = Math.log(1 / start);
      DeepDistillation tiny = DeepDistillation.of(new Layers(2), start, log);
      for (double strength : new double[] {1, 0.3}) {
        Mode mode = new Mode(1, strength);
        double taught = tiny.plain(mode, log).value();
        double own = tiny.student(mode, 2 * log).value();
        small.row(start, strength, taught, own, own / taught);
      }
    }
    display.table(small.build());
    // %% end
  }
}

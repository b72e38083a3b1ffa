// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.data.Table;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Band;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.CellColumns;
import org.eigendistill.neural.WayColumns;

/** Ways through bands of directions by steps, teachers and students, of functions. */
final class NetworkWays extends NetworkExperiment {
  /** Where no noise is added every study has a cell. */
  static final double NOISE = 0;

  private static final List<ArmStyle> ARMS =
      List.of(ArmStyle.TEACHER, ArmStyle.STUDENT, ArmStyle.STUDENT_AT_1, ArmStyle.HARD);

  NetworkWays() {
    super(
        NetworkTable.WAYS.id(),
        NetworkTable.WAYS,
        "Networks' ways through the eigenspace, by steps");
  }

  /** The arms that are drawn; of the study of doses the student is that of all epochs. */
  static List<Arm> arms() {
    return Stream.concat(ARMS.stream().map(ArmStyle::arm), Stream.of(MainArms.LONGEST_DOSE))
        .toList();
  }

  @Override
  public Optional<Figure> figure(Table table) {
    Table cells = table.where(CellColumns.LABEL_NOISE, NOISE);
    if (cells.rows().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        byStudy(cells, 3, 1.9, 0.4, NetworkWays::panel)
            .withCaption(
                "How much of what its teachers have at their end a network has along the first"
                    + " direction of the inputs, and in a band of lower ones (directions 22 to 85):"
                    + " means over seeds at the same steps, 95 % t intervals of the lower band, no"
                    + " label noise added, training rows. All teachers end at (1, 1); a network of"
                    + " their kind would go their way. Below the teacher's curve a network is behind"
                    + " in the lower band at equal progress in the top one. No curve where a gain is not"
                    + " defined in every seed: in some, teachers' ends have nothing in common along a"
                    + " direction. Not every study has all arms. Hard labels are at the"
                    + " student's temperature, read at that temperature."));
  }

  private static Panel panel(Table rows, String title) {
    List<Layer> bands = new ArrayList<>();
    List<Layer> lines = new ArrayList<>(List.of(Reference.diagonal("")));
    for (ArmStyle arm : ARMS) {
      Table own = rows.where(CellColumns.ARM, arm.arm());
      if (own.rows().isEmpty() && arm == ArmStyle.STUDENT) {
        own = rows.where(CellColumns.ARM, MainArms.LONGEST_DOSE);
      }
      double[] across = own.numbers(WayColumns.TOP);
      double[] up = own.numbers(WayColumns.LOW);
      if (IntStream.range(0, up.length).anyMatch(t -> Double.isFinite(across[t] + up[t]))) {
        new Interval(across, own).layer(arm).ifPresent(bands::add);
        lines.add(Line.of(arm.label(), across, up, arm.line()));
      }
    }
    Axis top = Axis.linear("gain, top direction");
    Axis low = Axis.linear("gain, directions " + rows.column(WayColumns.BAND).get(0));
    if (lines.size() == 1) {
      Layer note = Note.of("not defined in all seeds", 0.5, 0.5).at(Note.Side.CENTRE);
      return Panel.of(top.between(0, 1), low.between(0, 1), List.of(note)).titled(title);
    }
    return Panel.of(top, low, Stream.concat(bands.stream(), lines.stream()).toList()).titled(title);
  }

  /** The interval along a way, as far as the top gain rises: a band is no loop. */
  private record Interval(double[] top, Table rows) {
    Optional<Layer> layer(ArmStyle arm) {
      double[] low = rows.numbers(WayTable.LOW_FROM);
      double[] high = rows.numbers(WayTable.LOW_TO);
      List<double[]> kept = new ArrayList<>();
      double furthest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < top.length; t++) {
        if (top[t] > furthest && Double.isFinite(low[t])) {
          furthest = top[t];
          kept.add(new double[] {top[t], low[t], high[t]});
        }
      }
      return kept.size() < 2
          ? Optional.empty()
          : Optional.of(
              Band.of(
                  arm.label(), part(kept, 0), part(kept, 1), part(kept, 2), arm.style().colour()));
    }

    private static double[] part(List<double[]> all, int which) {
      return all.stream().mapToDouble(one -> one[which]).toArray();
    }
  }
}

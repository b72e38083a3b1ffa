// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;

/** The table of a run's epochs, metrics.csv. */
final class EpochColumns {
  private static final Column<Integer> EPOCH = Column.whole("epoch");
  private static final Column<Double> LOSS = Column.number("loss");
  private static final Column<Double> TRAIN_ACCURACY = Column.number("train_accuracy");
  private static final Column<Double> VALIDATION_ACCURACY = Column.number("validation_accuracy");
  private static final Column<Double> TEST_ACCURACY = Column.number("test_accuracy");

  private EpochColumns() {}

  static Table table(List<Run.Epoch> epochs) {
    Table.Builder table =
        Table.with(List.of(EPOCH, LOSS, TRAIN_ACCURACY, VALIDATION_ACCURACY, TEST_ACCURACY));
    for (Run.Epoch epoch : epochs) {
      table.add(
          EPOCH.is(epoch.epoch()),
          LOSS.is(epoch.loss()),
          TRAIN_ACCURACY.is(epoch.trainAccuracy()),
          VALIDATION_ACCURACY.is(epoch.validationAccuracy()),
          TEST_ACCURACY.is(epoch.testAccuracy()));
    }
    return table.build();
  }

  /**
   * The epochs of a table.
   *
   * @throws IllegalArgumentException if a column or a cell is not as it is written
   */
  static List<Run.Epoch> read(Table table) {
    List<Integer> epochs = table.column(EPOCH);
    double[] loss = table.numbers(LOSS);
    double[] train = table.numbers(TRAIN_ACCURACY);
    double[] validation = table.numbers(VALIDATION_ACCURACY);
    double[] test = table.numbers(TEST_ACCURACY);
    return IntStream.range(0, loss.length)
        .mapToObj(i -> new Run.Epoch(epochs.get(i), loss[i], train[i], validation[i], test[i]))
        .toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** simulate --spark by spark-submit on a cluster: the bytes of simulate --stream. */
class SimulateSparkIT {
  @TempDir private Path folder;

  @Test
  void theBytesOfTheStreamedRun() throws Exception {
    Randomness random = Randomness.of(9);
    Matrix all = Matrix.fill(20_000, 4, (i, j) -> 3 * j + random.gaussian());
    Tables.csv(folder.resolve("rows.csv"), all, 0, all.rows());
    String common =
        "simulate --data rows.csv --target c3 --standardize --teacher auto --times auto --weights"
            + " --no-figures --solver ejml --route gram ";
    Program.good(folder, (common + "--stream --out streamed").split(" "));
    try (LoopbackCluster cluster = new LoopbackCluster(folder, 2)) {
      Map<String, String> home = Map.of("SPARK_HOME", cluster.home().toString());
      String place = "--data " + folder.resolve("rows.csv");
      String spark = common.replace("--data rows.csv", place) + "--spark " + cluster.url();
      Program.Ended good = Program.run(folder, home, (spark + " --out gathered").split(" "));
      assertThat(good.exit()).as(good.said()).isZero();
      for (String file :
          new String[] {"spectrum.csv", "trajectory.csv", "matched.csv", "student_weights.npy"}) {
        assertThat(folder.resolve("gathered").resolve(file))
            .hasSameBinaryContentAs(folder.resolve("streamed").resolve(file));
      }
      Files.writeString(folder.resolve("bad.csv"), "c0,c3\n1,2\n3,\n");
      Program.Ended bad =
          Program.run(
              folder, home, (spark.replace("rows.csv", "bad.csv") + " --out none").split(" "));
      assertThat(bad.exit()).isEqualTo(3);
      assertThat(bad.said()).contains("bad.csv", "row 2", "column 'c3' is empty");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void withoutSparkTheMendIsTold() throws Exception {
    Program.Ended ended =
        Program.run(
            folder,
            Map.of("SPARK_HOME", folder.toString()),
            "simulate --data x.csv --target y --route gram --teacher 1 --times 1 --spark local[1]"
                .split(" "));
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.said()).contains("--spark: SPARK_HOME is", "no bin/spark-submit. Set it");
  }
}

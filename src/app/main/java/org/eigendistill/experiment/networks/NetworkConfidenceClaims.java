// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.neural.Arm;
import org.eigendistill.neural.EvaluationRows;
import org.eigendistill.neural.StudyColumns;
import org.eigendistill.neural.StudyFile;

/**
 * Claim C1 in networks, on test and on training rows. First as the paper counts it: in how many
 * settings, a study at a rate of label noise each, the student's mean offset in the fifth of rows
 * of which the teacher is least sure lies below 0, and in how many the slope lies above 1. Then
 * study by study, averaged over rates of label noise, with 95 % t intervals over seeds. Beside each
 * stand the controls: plain training, which where it has the teacher's recipe is a second teacher
 * that the student never saw, and hard labels at the student's temperature.
 *
 * <p>Rules, the second for C1: the first, fixed beforehand, took what noise of training does alone
 * for an effect, on test rows and of slopes.
 *
 * <ul>
 *   <li>A slope decides nothing: noise flattens the line by an amount that one teacher alone does
 *       not tell.
 *   <li>Low end, of a study: not supported where its interval holds 0. On the claimed side it is
 *       supported where the differences from both controls lie there too, mixed where that from
 *       plain training does, and otherwise not known, for a network that never saw the teacher
 *       comes as far. On the other side it is opposite where both differences lie there too, else
 *       not known.
 *   <li>Low end, counted: the same by numbers of settings, a sign test in the place of an interval.
 *       It takes settings for independent, which those of one study are in part only.
 * </ul>
 */
record NetworkConfidenceClaims(Table table, Evidence evidence) {
  private static final List<EvaluationRows> SPLITS =
      List.of(EvaluationRows.TEST, EvaluationRows.TRAIN);

  /** Data and what their rows are, in the order of the claims. */
  private static final Map<String, String> ROWS = rows();

  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("fashion-mnist", "images");
    rows.put("spam", "mails");
    return rows;
  }

  /** A setting: the means over seeds of a measure. */
  private record Setting(double student, double hard, double plain, boolean isSecondTeacher) {}

  /** The counts over settings of images, then of mails. */
  List<Claim> counts() {
    List<Claim> claims = new ArrayList<>();
    ROWS.forEach(
        (data, kind) -> {
          Table ofData = table.where(StudyColumns.DATA, data);
          if (!ofData.rows().isEmpty()) {
            SPLITS.forEach(split -> claims.add(lowEnds(ofData, kind, split)));
            SPLITS.forEach(split -> claims.add(slopes(ofData, kind, split)));
          }
        });
    return claims;
  }

  private Claim lowEnds(Table rows, String kind, EvaluationRows split) {
    List<Setting> all = settings(rows, Measure.lowOffset(split));
    List<Setting> second = all.stream().filter(Setting::isSecondTeacher).toList();
    long below = all.stream().filter(s -> s.student() < 0).count();
    long beyondSecond = second.stream().filter(s -> s.student() < s.plain()).count();
    long beyondHard = all.stream().filter(s -> s.student() < s.hard()).count();
    Claim.Support verdict =
        verdict(
            -side(below, all.size()),
            -side(beyondHard, all.size()),
            -side(beyondSecond, second.size()));
    String setting =
        "all settings of %s, as the paper counts; below 0 in %d of %d; a second teacher, that the student never saw, in %d of %d, the student below it in %d; the student below hard labels at the same temperature in %d of %d"
            .formatted(
                kind,
                below,
                all.size(),
                second.stream().filter(s -> s.plain() < 0).count(),
                second.size(),
                beyondSecond,
                beyondHard,
                all.size());
    String measure =
        "share of settings with low-confidence underfitting: %s offset, least confident fifth, below 0"
            .formatted(split.label());
    return count(setting, measure, below, all.size(), verdict, split);
  }

  /**
   * What a count says, where each of some settings is hit or missed by chance alike: 1 if so many
   * hits, -1 if so few, come less often than once in 40, else 0.
   */
  static int side(long hits, int all) {
    double ways = 1;
    double few = 0; // the share of draws with as many misses, or as few hits, or fewer
    long fewer = Math.min(hits, all - hits);
    for (int k = 0; k <= fewer; k++) {
      few += ways * Math.pow(0.5, all);
      ways *= (double) (all - k) / (k + 1);
    }
    return few >= 0.025 ? 0 : 2 * hits > all ? 1 : -1;
  }

  private Claim slopes(Table rows, String kind, EvaluationRows split) {
    List<Setting> all = settings(rows, Measure.slope(split));
    List<Setting> second = all.stream().filter(Setting::isSecondTeacher).toList();
    long above = all.stream().filter(s -> s.student() > 1).count();
    String setting =
        "all settings of %s, as the paper counts; above 1 in %d of %d; a second teacher, that the student never saw, in %d of %d"
            .formatted(
                kind,
                above,
                all.size(),
                second.stream().filter(s -> s.plain() > 1).count(),
                second.size());
    return count(
        setting,
        "share of settings with a %s slope above 1".formatted(split.label()),
        above,
        all.size(),
        Claim.Support.NOT_KNOWN,
        split);
  }

  private Claim count(
      String setting,
      String measure,
      long hits,
      int all,
      Claim.Support verdict,
      EvaluationRows split) {
    double share = (double) hits / all;
    return new Claim(
        PaperClaim.CONFIDENCE, evidence.on(split), setting, measure, share, null, all, verdict);
  }

  private static List<Setting> settings(Table table, Measure measure) {
    List<Setting> settings = new ArrayList<>();
    for (NetworkRows study : NetworkRows.studies(table)) {
      boolean secondTeacher = StudyFile.read(study.study()).hasSecondTeacher();
      for (double rate : table.values(StudyColumns.LABEL_NOISE)) {
        NetworkRows rows = study.noise(rate);
        settings.add(
            new Setting(
                rows.of(MainArms.STUDENT, measure.column()).value(),
                rows.of(MainArms.HARD, measure.column()).value(),
                rows.of(Arm.PLAIN, measure.column()).value(),
                secondTeacher && !rows.isNoiseless(measure)));
      }
    }
    return settings;
  }

  /** Both measures on both splits of every study. */
  List<Claim> studies() {
    List<Claim> claims = new ArrayList<>();
    for (NetworkRows rows : NetworkRows.studies(table)) {
      SPLITS.forEach(split -> claims.add(lowEnd(rows, split)));
      SPLITS.forEach(split -> claims.add(slope(rows, split)));
    }
    return claims;
  }

  private Claim lowEnd(NetworkRows rows, EvaluationRows split) {
    Measure measure = Measure.lowOffset(split);
    int side = NetworkRows.side(rows.of(MainArms.STUDENT, measure.column()), measure.none());
    return claim(
        rows,
        split,
        measure,
        "%s offset, least confident fifth".formatted(split.label()),
        verdict(side, over(rows, MainArms.HARD, measure), over(rows, Arm.PLAIN, measure)));
  }

  /** The side on which the student's difference from a control lies. */
  private static int over(NetworkRows rows, Arm control, Measure measure) {
    return NetworkRows.side(rows.less(MainArms.STUDENT, control, measure.column()), 0);
  }

  /** By the sides of the student's own offset and of its differences from controls. */
  static Claim.Support verdict(int side, int overHard, int overPlain) {
    if (side == 0) {
      return Claim.Support.NOT_SUPPORTED;
    }
    if (overPlain != side) {
      return Claim.Support.NOT_KNOWN;
    }
    if (side > 0) {
      return overHard > 0 ? Claim.Support.OPPOSITE : Claim.Support.NOT_KNOWN;
    }
    return overHard < 0 ? Claim.Support.SUPPORTED : Claim.Support.MIXED;
  }

  private Claim slope(NetworkRows rows, EvaluationRows split) {
    return claim(
        rows,
        split,
        Measure.slope(split),
        "%s slope".formatted(split.label()),
        Claim.Support.NOT_KNOWN);
  }

  private Claim claim(
      NetworkRows rows, EvaluationRows split, Measure measure, String what, Claim.Support verdict) {
    Estimate own = rows.of(MainArms.STUDENT, measure.column());
    return new Claim(
        PaperClaim.CONFIDENCE,
        evidence.on(split),
        String.join(
            "; ",
            rows.title(),
            controls(rows, measure),
            NetworkClaims.byNoise(rows, measure.column())),
        what,
        own.value(),
        NetworkRows.ends(own),
        rows.seeds(),
        verdict);
  }

  private static String controls(NetworkRows rows, Measure measure) {
    return rows.isNoiseless(measure)
        ? "controls: plain training and hard labels at the same temperature equal the teacher, %.0f"
            .formatted(measure.none())
        : "controls: plain training %s, hard labels at the same temperature %s"
            .formatted(
                value(rows.of(Arm.PLAIN, measure.column())),
                value(rows.of(MainArms.HARD, measure.column())));
  }

  private static String value(Estimate e) {
    return String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", e.value(), e.low(), e.high());
  }
}

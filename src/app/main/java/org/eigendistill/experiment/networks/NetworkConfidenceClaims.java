package org.eigendistill.experiment.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.data.Table;
import org.eigendistill.diagnose.Estimate;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
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
  private static final List<String> SPLITS = List.of("test", "train");
  private static final Map<String, String> KINDS =
      Map.of("fashion-mnist", "images", "spam", "mails");

  /** A setting: the means over seeds of a measure. */
  private record Setting(double student, double hard, double plain, boolean isSecondTeacher) {}

  /** The counts over settings of images, then of mails. */
  List<Claim> counts() {
    List<Claim> claims = new ArrayList<>();
    for (String data : List.of("fashion-mnist", "spam")) {
      Table ofData = table.where("data", data);
      if (!ofData.rows().isEmpty()) {
        SPLITS.forEach(split -> claims.add(lowEnds(ofData, KINDS.get(data), split)));
        SPLITS.forEach(split -> claims.add(slopes(ofData, KINDS.get(data), split)));
      }
    }
    return claims;
  }

  private Claim lowEnds(Table rows, String kind, String split) {
    List<Setting> all = settings(rows, "low_offset_" + split, 0);
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
            .formatted(words(split));
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

  private Claim slopes(Table rows, String kind, String split) {
    List<Setting> all = settings(rows, "slope_" + split, 1);
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
        "share of settings with a %s slope above 1".formatted(words(split)),
        above,
        all.size(),
        Claim.Support.NOT_KNOWN,
        split);
  }

  private Claim count(
      String setting, String measure, long hits, int all, Claim.Support verdict, String split) {
    double share = (double) hits / all;
    return new Claim(
        PaperClaim.CONFIDENCE, evidence.on(split), setting, measure, share, null, all, verdict);
  }

  private static List<Setting> settings(Table table, String measure, double none) {
    List<Setting> settings = new ArrayList<>();
    for (String study : table.values("study")) {
      boolean oneRecipe = hasOneRecipe(study);
      for (String rate : table.values("label_noise")) {
        NetworkRows rows = NetworkRows.study(table, study).noise(rate);
        settings.add(
            new Setting(
                rows.of(NetworkClaims.STUDENT, measure).value(),
                rows.of(NetworkClaims.HARD, measure).value(),
                rows.of(NetworkClaims.PLAIN, measure).value(),
                oneRecipe && !rows.isNoiseless(measure, none)));
      }
    }
    return settings;
  }

  /** Whether plain training has the teacher's own recipe. */
  private static boolean hasOneRecipe(String study) {
    return StudyFile.read(study).arms().get(0).recipe().equals(StudyFile.read(study).teacher());
  }

  /** Both measures on both splits of every study. */
  List<Claim> studies() {
    List<Claim> claims = new ArrayList<>();
    for (String study : table.values("study")) {
      NetworkRows rows = NetworkRows.study(table, study);
      SPLITS.forEach(split -> claims.add(lowEnd(rows, split)));
      SPLITS.forEach(split -> claims.add(slope(rows, split)));
    }
    return claims;
  }

  private Claim lowEnd(NetworkRows rows, String split) {
    String measure = "low_offset_" + split;
    int side = NetworkRows.side(rows.of(NetworkClaims.STUDENT, measure), 0);
    int overHard =
        NetworkRows.side(rows.less(NetworkClaims.STUDENT, NetworkClaims.HARD, measure), 0);
    int overPlain =
        NetworkRows.side(rows.less(NetworkClaims.STUDENT, NetworkClaims.PLAIN, measure), 0);
    return claim(
        rows,
        split,
        measure,
        0,
        "%s offset, least confident fifth".formatted(words(split)),
        verdict(side, overHard, overPlain));
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

  private Claim slope(NetworkRows rows, String split) {
    return claim(
        rows,
        split,
        "slope_" + split,
        1,
        "%s slope".formatted(words(split)),
        Claim.Support.NOT_KNOWN);
  }

  private Claim claim(
      NetworkRows rows,
      String split,
      String measure,
      double none,
      String what,
      Claim.Support verdict) {
    Estimate own = rows.of(NetworkClaims.STUDENT, measure);
    return new Claim(
        PaperClaim.CONFIDENCE,
        evidence.on(split),
        String.join(
            "; ",
            rows.title(),
            controls(rows, measure, none),
            NetworkClaims.byNoise(rows, measure)),
        what,
        own.value(),
        NetworkRows.ends(own),
        rows.seeds(),
        verdict);
  }

  private static String controls(NetworkRows rows, String measure, double none) {
    return rows.isNoiseless(measure, none)
        ? "controls: plain training and hard labels at the same temperature equal the teacher, %.0f"
            .formatted(none)
        : "controls: plain training %s, hard labels at the same temperature %s"
            .formatted(
                value(rows.of(NetworkClaims.PLAIN, measure)),
                value(rows.of(NetworkClaims.HARD, measure)));
  }

  private static String value(Estimate e) {
    return String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", e.value(), e.low(), e.high());
  }

  private static String words(String split) {
    return split.equals("train") ? "training" : split;
  }
}

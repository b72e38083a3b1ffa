// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides a run's bits, and the name under which it is stored.
 *
 * @param description a JSON object: recipe, data and their digest, rows, label noise, seeds, the
 *     teacher's key
 */
record RunKey(String description) {
  private static final int DIGITS = 16;

  /**
   * The key of a run.
   *
   * @param rows drawn from the pool
   * @param drawSeed of the draw of rows and noise
   * @param seed of training
   * @param teacher the teacher's key, if there is one
   * @param gpu whether it runs on a GPU, whose bits differ
   */
  static RunKey of(
      Recipe recipe,
      Pool pool,
      int rows,
      double noise,
      long drawSeed,
      long seed,
      Optional<RunKey> teacher,
      boolean gpu) {
    return of(parts(recipe, pool, rows, noise, drawSeed, seed, teacher, gpu));
  }

  /**
   * The key of a job whose start and batch order have seeds of their own, which may have a second
   * phase, and is looked at by steps.
   */
  static RunKey of(
      Job job,
      Pool pool,
      int rows,
      double noise,
      long drawSeed,
      Optional<RunKey> teacher,
      boolean gpu) {
    Map<String, Object> all =
        parts(job.recipe(), pool, rows, noise, drawSeed, job.seed(), teacher, gpu);
    all.put("order_seed", job.order());
    all.put("watched", job.watched());
    job.second()
        .ifPresent(
            phase -> {
              all.put("second_temperature", phase.temperature());
              all.put("second_loss_scale", phase.lossScale());
              all.put("second_schedule_restarted", phase.isRestarted());
            });
    return of(all);
  }

  /** The same for the network as it is before training. */
  RunKey untrained() {
    return new RunKey("untrained " + description);
  }

  private static Map<String, Object> parts(
      Recipe recipe,
      Pool pool,
      int rows,
      double noise,
      long drawSeed,
      long seed,
      Optional<RunKey> teacher,
      boolean gpu) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", recipe.kind().format());
    all.put("recipe", recipe);
    all.put("data", pool.name());
    all.put("data_digest", pool.digest());
    all.put("rows", rows);
    all.put("label_noise", noise);
    all.put("data_seed", drawSeed);
    all.put("seed", seed);
    all.put("teacher", teacher.map(RunKey::name).orElse(null));
    all.put("device", gpu ? "gpu" : "cpu");
    return all;
  }

  private static RunKey of(Map<String, Object> all) {
    try {
      return new RunKey(RunStore.json().writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first digits of the description's SHA-256. */
  String name() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(description.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}

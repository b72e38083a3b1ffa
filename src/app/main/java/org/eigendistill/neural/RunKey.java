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

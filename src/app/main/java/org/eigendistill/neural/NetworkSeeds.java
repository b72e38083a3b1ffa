// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eigendistill.output.FileDigest;

/**
 * Seeds of a network's start and of its batches' order: the first 53 bits of the SHA-256 of what
 * the network is. No two networks of a replicate share either.
 *
 * @param seed of the replicate
 * @param role what the network is there
 * @param teacher which of three, from 1: the network's own number, or its teacher's
 * @param arm what a student is trained on; the teacher's arm for teachers
 */
record NetworkSeeds(int seed, Role role, int teacher, Arm arm) {
  private static final int UNUSED_BITS = 11;

  /** What a network is in a replicate. */
  enum Role {
    /** Trained on labels alone, and taught from. */
    TEACHER,
    /** Not trained, and taught from. */
    RANDOM_TEACHER,
    /** Of a teacher. */
    STUDENT
  }

  /** The seed of the weights at the start. */
  long start() {
    return of("start");
  }

  /** The seed of the batches' order and of augmentation. */
  long order() {
    return of("order");
  }

  private long of(String use) {
    String text = "%d %s %d %s %s".formatted(seed, role.name(), teacher, arm.name(), use);
    byte[] digest = FileDigest.newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong() >>> UNUSED_BITS;
  }
}

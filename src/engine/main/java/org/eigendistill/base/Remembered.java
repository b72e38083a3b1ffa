// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What has been worked out once and would come out the same again. Where its memory is used up,
 * nothing more is kept, so that work which comes round and round finds part of it at least. It may
 * be asked by several threads.
 */
public final class Remembered {
  private final long most;
  private final AtomicLong kept = new AtomicLong();
  private final Map<Object, Object> known = new ConcurrentHashMap<>();

  /**
   * Nothing yet.
   *
   * @param mostBytes that all that is kept may take
   */
  public Remembered(long mostBytes) {
    this.most = mostBytes;
  }

  /** Whether so much more would be kept. */
  public boolean hasRoomFor(double bytes) {
    return kept.get() + bytes <= most;
  }

  /**
   * What is known by a key, or is worked out now.
   *
   * @param key all that the work depends on; of a type that no other kind of work has
   * @param kind of what comes of it
   * @param bytes that key and result take, about
   * @param work is done where nothing is known, by two threads at once if need be
   */
  public <T> T of(Object key, Class<T> kind, double bytes, Supplier<T> work) {
    Object found = known.get(key);
    if (found != null) {
      return kind.cast(found);
    }
    T made = work.get();
    long more = (long) Math.ceil(bytes);
    if (kept.addAndGet(more) <= most) {
      known.put(key, made);
    } else {
      kept.addAndGet(-more);
    }
    return made;
  }
}

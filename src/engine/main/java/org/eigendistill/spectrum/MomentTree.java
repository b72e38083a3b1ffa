// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree over the numbers of chunks, whose shape depends on nothing else: a node of level l has
 * {@value #CHILDREN} children of level l - 1, added from left to right; chunks are level 0. In
 * whatever order chunks and parts of the tree come, the same additions are done, so that their sum
 * has the same bits.
 *
 * <p>Kept are nodes that have their first children, and whole nodes that wait for one to their
 * left: of n chunks that come in order, one node a level, log n / log {@value #CHILDREN} at most.
 */
final class MomentTree implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int CHILDREN = 16;

  private final TreeMap<Place, Begun> begun = new TreeMap<>();
  private final TreeMap<Place, MomentNode> waiting = new TreeMap<>();

  /** A node of the tree, by its level and its number from the left. */
  private record Place(int level, long number) implements Comparable<Place>, Serializable {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::level).thenComparingLong(Place::number);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    Place parent() {
      return new Place(level + 1, number / CHILDREN);
    }

    int among() {
      return (int) (number % CHILDREN);
    }

    Place child(int among) {
      return new Place(level - 1, number * CHILDREN + among);
    }

    long firstChunk() {
      return number * chunks();
    }

    /** How many chunks are below it. */
    long chunks() {
      long chunks = 1;
      for (int l = 0; l < level; l++) {
        chunks *= CHILDREN;
      }
      return chunks;
    }
  }

  /** The first children of a node, added. */
  private record Begun(MomentNode sum, int children) implements Serializable {}

  /** Puts a chunk in; the node is the tree's from now on. */
  void put(long chunk, MomentNode node) {
    put(new Place(0, chunk), node);
  }

  private void put(Place place, MomentNode node) {
    Place parent = place.parent();
    Begun there = begun.get(parent);
    int have = there == null ? 0 : there.children;
    if (place.among() < have || waiting.containsKey(place)) {
      throw new IllegalArgumentException("chunk %d comes twice".formatted(place.firstChunk()));
    }
    if (place.among() > have) {
      waiting.put(place, node);
    } else {
      grow(parent, there, node);
    }
  }

  private void grow(Place parent, Begun there, MomentNode next) {
    Begun grown =
        new Begun(there == null ? next : there.sum, there == null ? 1 : there.children + 1);
    if (there != null) {
      grown.sum.add(next);
    }
    if (grown.children == CHILDREN) {
      begun.remove(parent);
      put(parent, grown.sum);
    } else {
      begun.put(parent, grown);
      takeWaiting(parent);
    }
  }

  private void takeWaiting(Place parent) {
    Begun there = begun.get(parent);
    MomentNode next = waiting.remove(parent.child(there.children));
    if (next != null) {
      grow(parent, there, next);
    }
  }

  /** Takes the chunks of another tree in; they are this tree's from now on. */
  void putAll(MomentTree other) {
    for (Map.Entry<Place, Begun> entry : other.begun.entrySet()) {
      Place place = entry.getKey();
      if (begun.containsKey(place)) {
        throw new IllegalArgumentException("chunk %d comes twice".formatted(place.firstChunk()));
      }
      begun.put(place, entry.getValue());
      takeWaiting(place);
    }
    other.waiting.forEach(this::put);
  }

  MomentTree copy() {
    MomentTree copy = new MomentTree();
    begun.forEach((p, b) -> copy.begun.put(p, new Begun(b.sum.copy(), b.children)));
    waiting.forEach((p, node) -> copy.waiting.put(p, node.copy()));
    return copy;
  }

  long rows() {
    return begun.values().stream().mapToLong(b -> b.sum.rows()).sum()
        + waiting.values().stream().mapToLong(MomentNode::rows).sum();
  }

  /**
   * The sum of all chunks: a node that lacks its last children is complete where the chunks end.
   * The tree is used up by it.
   *
   * @throws IllegalStateException if chunks are missing before the last
   */
  MomentNode sum() {
    if (begun.isEmpty()) {
      throw new IllegalStateException("chunk 0 is missing");
    }
    long covered = 0;
    for (Map.Entry<Place, Begun> entry : begun.descendingMap().entrySet()) {
      Place place = entry.getKey();
      if (place.firstChunk() != covered) {
        throw new IllegalStateException("chunk %d is missing or comes twice".formatted(covered));
      }
      covered += entry.getValue().children * place.child(0).chunks();
    }
    if (!waiting.isEmpty()) {
      throw new IllegalStateException("chunk %d is missing or comes twice".formatted(covered));
    }
    Iterator<Begun> upwards = begun.values().iterator();
    MomentNode sum = upwards.next().sum;
    while (upwards.hasNext()) {
      MomentNode above = upwards.next().sum;
      above.add(sum);
      sum = above;
    }
    return sum;
  }
}

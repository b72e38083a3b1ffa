// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.ArrayList;
import java.util.List;

/** A part of a line. */
public sealed interface Inline
    permits Inline.Plain, Inline.Code, Inline.Emphasis, Inline.Link, Formula {
  /** Text that stands as it is. */
  record Plain(String text) implements Inline {}

  /** A piece of a program or a command. */
  record Code(String text) implements Inline {}

  /** Emphasized text. */
  record Emphasis(boolean strong, List<Inline> content) implements Inline {
    /** Copies. */
    public Emphasis {
      content = List.copyOf(content);
    }
  }

  /** Text that leads elsewhere. */
  record Link(String target, List<Inline> content) implements Inline {
    /** Copies. */
    public Link {
      content = List.copyOf(content);
    }
  }

  /** The same with neighbouring plain texts as one, so that equal texts are equal trees. */
  static List<Inline> joined(List<Inline> content) {
    List<Inline> joined = new ArrayList<>();
    for (Inline next : content) {
      int last = joined.size() - 1;
      if (next instanceof Plain plain && last >= 0 && joined.get(last) instanceof Plain before) {
        joined.set(last, new Plain(before.text() + plain.text()));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }
}

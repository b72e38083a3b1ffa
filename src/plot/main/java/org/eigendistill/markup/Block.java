// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.List;

/** A part of a page, as wide as the page. */
public sealed interface Block {
  /** Running text. */
  record Paragraph(List<Inline> content) implements Block {
    /** Copies. */
    public Paragraph {
      content = List.copyOf(content);
    }
  }

  /**
   * A heading.
   *
   * @param level 1 for the page's own, up to 6
   */
  record Heading(int level, List<Inline> content) implements Block {
    /** Copies. */
    public Heading {
      content = List.copyOf(content);
    }
  }

  /** A list without numbers, each item a line. */
  record Bullets(List<List<Inline>> items) implements Block {
    /** Copies. */
    public Bullets {
      items = items.stream().map(List::copyOf).toList();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;

/** Faults of writing, in words. */
final class WriteFaults {
  private WriteFaults() {}

  /** A place where nothing can be written. */
  static BadInputException unwritable(Path place, IOException cause) {
    return BadInputException.of(
        place,
        "",
        "nothing can be written there (%s)".formatted(reason(cause)),
        "Free space, mend its permissions or choose another folder.",
        cause);
  }

  /** A file that could not be written, while all is still as it was. */
  static BadInputException unwritten(Path file, IOException cause) {
    return BadInputException.of(
        file,
        "",
        "it could not be written (%s)".formatted(reason(cause)),
        "Free space or choose another --out; nothing was changed there.",
        cause);
  }

  static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "no permission";
    }
    if (cause instanceof NoSuchFileException gone) {
      return "%s is gone".formatted(gone.getFile());
    }
    if (cause instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/**
 * The binary versions of CIFAR-10 (a label byte, then 3072 pixel bytes) and CIFAR-100 (a coarse and
 * a fine label byte, then the pixels): 32 x 32 images, all of red, then green, then blue. Columns
 * are label or coarse and fine, then pixel1, pixel2 and so on, numbers as the bytes are, 0 to 255.
 * Which of the two a file is its length tells.
 */
final class CifarFormat implements Format {
  private static final int PIXELS = 3072;

  /** The one or the other: its labels, and the number of classes of each. */
  private record Kind(List<String> labels, int... classes) {
    static final Kind TEN = new Kind(List.of("label"), 10);
    static final Kind HUNDRED = new Kind(List.of("coarse", "fine"), 20, 100);

    int record() {
      return labels.size() + PIXELS;
    }
  }

  @Override
  public String name() {
    return "cifar";
  }

  @Override
  public List<String> endings() {
    return List.of(".bin");
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    try {
      long length = Sources.length(file).orElse(0);
      if (length == 0) {
        try (InputStream in = Sources.open(file)) {
          length = in.transferTo(OutputStream.nullOutputStream());
        }
      }
      Kind kind = kind(file, length);
      long images = length / kind.record();
      if (images * kind.record() > DoubleList.MOST) {
        throw BadInputException.of(
            file,
            "",
            "its %,d images are more than one array holds".formatted(images),
            "Give fewer at a time.");
      }
      return read(file, kind, (int) images);
    } catch (IOException e) {
      throw BadInputException.unreadable(Sources.name(file), e);
    }
  }

  private static Kind kind(Path file, long length) {
    if (length % Kind.TEN.record() == 0) {
      return Kind.TEN;
    }
    if (length % Kind.HUNDRED.record() == 0) {
      return Kind.HUNDRED;
    }
    throw BadInputException.of(
        Sources.name(file),
        "",
        "its %s are no whole number of images of CIFAR-10 or CIFAR-100 (3073 or 3074 each)"
            .formatted(Counted.grouped(length, "byte")),
        "If it is one of them, it is cut short: fetch it again.");
  }

  private static NamedMatrix read(Path file, Kind kind, int images) throws IOException {
    DoubleList values = new DoubleList(images * kind.record(), false);
    try (InputStream in = Sources.open(file)) {
      for (int number = 1; number <= images; number++) {
        byte[] image = in.readNBytes(kind.record());
        if (image.length < kind.record()) {
          throw BadInputException.of(
              Sources.name(file),
              "image " + number,
              "the file ends here",
              "It was changed meanwhile: read it again.");
        }
        for (int l = 0; l < kind.labels().size(); l++) {
          requireLabel(file, kind, number, l, image[l] & 0xff);
        }
        for (byte each : image) {
          values.add(each & 0xff);
        }
      }
    }
    List<String> names = new ArrayList<>(kind.labels());
    names.addAll(Dataset.numbered("pixel", PIXELS));
    return new NamedMatrix(
        Sources.name(file), names, Matrix.of(images, kind.record(), values.whole()));
  }

  private static void requireLabel(Path file, Kind kind, int number, int l, int label) {
    if (label >= kind.classes()[l]) {
      throw BadInputException.of(
          Sources.name(file),
          "image " + number,
          "%s %d among %d classes".formatted(kind.labels().get(l), label, kind.classes()[l]),
          "It may be of the other CIFAR, or not a CIFAR file.");
    }
  }
}

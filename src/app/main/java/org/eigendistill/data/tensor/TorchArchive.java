// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;

/**
 * A file of PyTorch's torch.save, from version 1.6 on: a ZIP archive of data.pkl, a pickle that
 * names tensors and how they view storages, and of a member for each storage. The pickle is read as
 * data ({@link PickleMachine}); nothing in it is called.
 */
public final class TorchArchive implements TensorFile {
  static final String MEND = "Save it again by torch.save.";

  private static final int ZIP = 0x04034b50;
  private static final int BEFORE_1_6 = 0x0a8a0280;
  private static final int LONGEST_PICKLE = 1 << 26;
  private static final String PICKLE = "data.pkl";

  private final Path file;
  private final StoredZip zip;
  private final String root;
  private final ByteOrder order;
  private final TensorNames names;

  private TorchArchive(Path file, StoredZip zip, String root, ByteOrder order, TensorNames names) {
    this.file = file;
    this.zip = zip;
    this.root = root;
    this.order = order;
    this.names = names;
  }

  /** Whether a file begins as one of torch.save's does, those of old among them. */
  public static boolean begins(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      int first = bytes.length() < 4 ? 0 : bytes.read(0, 4).getInt();
      return first == ZIP || first == BEFORE_1_6;
    }
  }

  /**
   * Reads what a file holds, but none of its numbers.
   *
   * @throws BadInputException if it is not of torch.save, or of a version before 1.6, a program of
   *     TorchScript, a whole model, damaged, or made to do more than hold tensors
   */
  public static TorchArchive of(Path file) {
    try (FileBytes bytes = FileBytes.open(file)) {
      int first = bytes.length() < 4 ? 0 : bytes.read(0, 4).getInt();
      if (first == BEFORE_1_6) {
        throw BadInputException.of(
            file,
            "",
            "it is in PyTorch's format of before version 1.6",
            "In Python: torch.save(torch.load(f), f).");
      }
      if (first != ZIP) {
        throw BadInputException.of(
            file, "", "it does not begin as files of torch.save do", "Save it by torch.save.");
      }
      String source = file.toString();
      StoredZip zip = StoredZip.read(source, bytes);
      String root = root(file, zip);
      byte[] pickle = member(bytes, zip, root + PICKLE, LONGEST_PICKLE);
      Object value = PickleMachine.read(source, pickle);
      if (value instanceof PickledName name) {
        throw BadInputException.of(
            file,
            "",
            "it asks for %s, which is no tensor".formatted(name.name()),
            TorchObjects.MEND);
      }
      ByteOrder order = order(file, bytes, zip, root + "byteorder");
      return new TorchArchive(file, zip, root, order, TensorNames.of(source, value));
    }
  }

  /** The folder that all members lie in, with a slash behind it. */
  private static String root(Path file, StoredZip zip) {
    List<String> roots =
        zip.names().stream()
            .filter(name -> name.endsWith("/" + PICKLE) && name.split("/").length == 2)
            .map(name -> name.substring(0, name.length() - PICKLE.length()))
            .toList();
    if (roots.size() != 1) {
      throw BadInputException.of(
          file,
          "",
          "it holds %d members data.pkl, where torch.save writes one".formatted(roots.size()),
          "Save it by torch.save; let an archive of NumPy's end in .npz.");
    }
    if (zip.member(roots.get(0) + "constants.pkl").isPresent()) {
      throw BadInputException.of(
          file, "", "it is a program of TorchScript, which is not read", TorchObjects.MEND);
    }
    return roots.get(0);
  }

  private static ByteOrder order(Path file, FileBytes bytes, StoredZip zip, String name) {
    if (zip.member(name).isEmpty()) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    String order = new String(member(bytes, zip, name, 100), StandardCharsets.UTF_8);
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
          throw BadInputException.of(
              file, "member " + name, "'%s' is no order of bytes".formatted(order), MEND);
    };
  }

  private static byte[] member(FileBytes bytes, StoredZip zip, String name, int most) {
    StoredZip.Member member = zip.member(name).orElseThrow();
    if (member.packed() > most) {
      throw BadInputException.of(
          zip.source(),
          "member " + name,
          "it has %,d bytes, more than %,d".formatted(member.packed(), most),
          "Save the tensor alone by torch.save.");
    }
    zip.requireWhole(bytes, member);
    return bytes.read(zip.start(bytes, member), (int) member.packed()).array();
  }

  @Override
  public List<String> names() {
    return List.copyOf(names.tensors().keySet());
  }

  @Override
  public Optional<String> other(String name) {
    return Optional.ofNullable(names.others().get(name));
  }

  @Override
  public Tensor tensor(String name) {
    PickledTensor tensor = names.tensors().get(name);
    PickledStorage storage = tensor.storage();
    ElementType type = ElementType.ofStorage(storage.type()).orElseThrow();
    StoredZip.Member member = member(name, storage);
    if (storage.count() > member.packed() / type.width()) {
      throw fault(
          name,
          "its storage has %d bytes, of %d numbers of %d bytes"
              .formatted(member.packed(), storage.count(), type.width()),
          MEND);
    }
    if (tensor.count() > storage.count()) {
      throw fault(
          name,
          "its %d numbers are views of %d (as by expand)"
              .formatted(tensor.count(), storage.count()),
          "Save x.contiguous().");
    }
    try (FileBytes bytes = FileBytes.open(file)) {
      return new Tensor(
          name.isEmpty() ? file.toString() : file + ", tensor " + name,
          file,
          zip.start(bytes, member) + tensor.offset() * type.width(),
          type,
          order,
          tensor.shape(),
          tensor.strides());
    }
  }

  @Override
  public void requireWhole(String name) {
    try (FileBytes bytes = FileBytes.open(file)) {
      zip.requireWhole(bytes, member(name, names.tensors().get(name).storage()));
    }
  }

  private StoredZip.Member member(String name, PickledStorage storage) {
    return zip.member(root + "data/" + storage.key())
        .orElseThrow(
            () -> fault(name, "its storage data/%s is not there".formatted(storage.key()), MEND));
  }

  private BadInputException fault(String name, String problem, String mend) {
    return BadInputException.of(file, name.isEmpty() ? "" : "tensor " + name, problem, mend);
  }
}

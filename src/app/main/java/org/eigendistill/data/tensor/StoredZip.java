// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eigendistill.base.BadInputException;

/**
 * The members of a ZIP archive where they lie, stored as they are: nothing is ever unpacked. Java's
 * own ZipFile tells no places, and allows members that overlap or have one name.
 */
final class StoredZip {
  /** A local header's bytes without name and extra field. */
  private static final int LOCAL = 30;

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int STORED = 0;
  private static final int CHUNK = 1 << 18;

  private final String source;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * A member as the directory has it.
   *
   * @param name its name
   * @param header the place of its local header
   * @param method how it is packed, 0 for not at all
   * @param checksum its CRC-32, 0 where it was not taken
   * @param packed its bytes in the archive
   * @param limit where at the latest it ends, the next member's header
   */
  record Member(String name, long header, int method, long checksum, long packed, long limit) {
    private Member until(long end) {
      return new Member(name, header, method, checksum, packed, end);
    }
  }

  private StoredZip(String source, List<Member> members) {
    this.source = source;
    members.forEach(member -> this.members.put(member.name, member));
  }

  /**
   * Reads the directory.
   *
   * @param source the file, for messages
   * @throws BadInputException if it is damaged, two members have one name, or two overlap
   */
  static StoredZip read(String source, FileBytes file) {
    ZipDirectory directory = ZipDirectory.find(source, file);
    List<Member> listed = directory.members(file);
    List<Member> placed = new ArrayList<>(listed);
    placed.sort(Comparator.comparingLong(Member::header));
    List<Member> members = new ArrayList<>();
    for (int k = 0; k < placed.size(); k++) {
      Member member = placed.get(k);
      long end = k + 1 < placed.size() ? placed.get(k + 1).header : directory.start();
      int name = member.name.getBytes(StandardCharsets.UTF_8).length;
      if (end - member.header - LOCAL - name < member.packed) {
        throw BadInputException.of(
            source, "member " + member.name, "it overlaps what comes behind it", TorchArchive.MEND);
      }
      members.add(member.until(end));
    }
    StoredZip zip = new StoredZip(source, members);
    if (zip.members.size() < members.size()) {
      throw BadInputException.of(source, "", "two of its members have one name", TorchArchive.MEND);
    }
    return zip;
  }

  /** The file. */
  String source() {
    return source;
  }

  /** Every member's name in the order in which they lie. */
  List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** A member by its name. */
  Optional<Member> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * The place of a member's first byte.
   *
   * @throws BadInputException if it is packed, or its own header is not as the directory says
   */
  long start(FileBytes file, Member member) {
    if (member.method != STORED) {
      throw BadInputException.of(
          source,
          "member " + member.name,
          "it is packed, where torch.save stores",
          "Save it again by torch.save, and do not zip it.");
    }
    ByteBuffer header = file.read(member.header, LOCAL);
    int length = header.getShort(26) & 0xffff;
    long start = member.header + LOCAL + length + (header.getShort(28) & 0xffff);
    boolean fits =
        header.getInt(0) == LOCAL_SIGNATURE
            && header.getShort(8) == STORED
            && start <= member.limit - member.packed;
    if (!fits || !name(file.read(member.header + LOCAL, length)).equals(member.name)) {
      throw BadInputException.of(
          source,
          "member " + member.name,
          "its own header is not as the directory says",
          TorchArchive.MEND);
    }
    return start;
  }

  static String name(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  /**
   * Checks a member's bytes against its CRC-32, where it has one.
   *
   * @throws BadInputException if they are not those that were saved
   */
  void requireWhole(FileBytes file, Member member) {
    CRC32 crc = new CRC32();
    long start = start(file, member);
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(CHUNK, member.packed));
    for (long done = 0; member.checksum != 0 && done < member.packed; done += bytes.limit()) {
      bytes.clear().limit((int) Math.min(CHUNK, member.packed - done));
      file.fill(bytes, start + done);
      crc.update(bytes.flip());
    }
    if (member.checksum != 0 && crc.getValue() != member.checksum) {
      throw BadInputException.of(
          source,
          "member " + member.name,
          "its bytes are not those that were saved: their CRC-32 is %08x, not %08x"
              .formatted(crc.getValue(), member.checksum),
          "It was damaged since: copy or save it again.");
    }
  }
}

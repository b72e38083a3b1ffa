// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.BadInputException;

/**
 * Where a ZIP archive's central directory lies, told by its end, in archives of more than 4 GB by
 * the longer end of ZIP64.
 *
 * @param source the file, for messages
 * @param count how many members it has
 * @param size its bytes
 * @param start its place
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">the format</a>
 */
record ZipDirectory(String source, long count, long size, long start) {
  private static final int END = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int LOCATOR = 20;
  private static final int END_64 = 56;
  private static final int ENTRY = 46;
  private static final int MOST_BYTES = 1 << 26;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int END_64_SIGNATURE = 0x06064b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;

  private static final long LATER = 0xffffffffL;
  private static final int ENCRYPTED = 1;

  /**
   * Looks for it from a file's end on.
   *
   * @throws BadInputException if there is none, or it cannot be where it is said to be
   */
  static ZipDirectory find(String source, FileBytes file) {
    int tail = (int) Math.min(file.length(), END + LONGEST_COMMENT);
    ByteBuffer bytes = file.read(file.length() - tail, tail);
    int at = tail - END;
    while (at >= 0
        && (bytes.getInt(at) != END_SIGNATURE
            || (bytes.getShort(at + 20) & 0xffff) != tail - END - at)) {
      at--;
    }
    if (at < 0) {
      throw BadInputException.of(
          source,
          "",
          "it is no whole ZIP archive: it has no directory at its end",
          "It may be cut short: fetch or save it again.");
    }
    ZipDirectory told =
        new ZipDirectory(
            source,
            bytes.getShort(at + 10) & 0xffff,
            bytes.getInt(at + 12) & LATER,
            bytes.getInt(at + 16) & LATER);
    long end = file.length() - tail + at;
    ZipDirectory found = told.longer(file, end);
    if (found.size > MOST_BYTES
        || found.start > end
        || found.size > end - found.start
        || found.count > found.size / ENTRY) {
      throw found.damaged();
    }
    return found;
  }

  /** What ZIP64 has before the end, where it has; else this. */
  private ZipDirectory longer(FileBytes file, long end) {
    if (end < LOCATOR || file.read(end - LOCATOR, 4).getInt() != LOCATOR_SIGNATURE) {
      return this;
    }
    long place = file.read(end - LOCATOR + 8, 8).getLong();
    if (place < 0 || place > end - LOCATOR - END_64) {
      throw damaged();
    }
    ByteBuffer bytes = file.read(place, END_64);
    ZipDirectory longer =
        new ZipDirectory(source, bytes.getLong(32), bytes.getLong(40), bytes.getLong(48));
    boolean same =
        (count == 0xffff || count == longer.count)
            && (size == LATER || size == longer.size)
            && (start == LATER || start == longer.start);
    if (bytes.getInt(0) != END_64_SIGNATURE
        || !same
        || longer.count < 0
        || longer.size < 0
        || longer.start < 0) {
      throw damaged();
    }
    return longer;
  }

  /** The members in its order. */
  List<StoredZip.Member> members(FileBytes file) {
    ByteBuffer bytes = file.read(start, (int) size);
    List<StoredZip.Member> members = new ArrayList<>();
    for (long k = 0; k < count; k++) {
      members.add(member(bytes));
    }
    if (bytes.hasRemaining()) {
      throw damaged();
    }
    return members;
  }

  private StoredZip.Member member(ByteBuffer bytes) {
    int at = bytes.position();
    if (bytes.remaining() < ENTRY || bytes.getInt(at) != ENTRY_SIGNATURE) {
      throw damaged();
    }
    int name = bytes.getShort(at + 28) & 0xffff;
    int extra = bytes.getShort(at + 30) & 0xffff;
    int length = ENTRY + name + extra + (bytes.getShort(at + 32) & 0xffff);
    if (bytes.remaining() < length) {
      throw damaged();
    }
    String text = StoredZip.name(bytes.slice(at + ENTRY, name));
    if ((bytes.getShort(at + 8) & ENCRYPTED) != 0) {
      throw BadInputException.of(
          source, "member " + text, "it is encrypted", "Save it without a password.");
    }
    long[] numbers = { // in the order in which ZIP64 has those that are too large for 32 bits
      bytes.getInt(at + 24) & LATER, bytes.getInt(at + 20) & LATER, bytes.getInt(at + 42) & LATER
    };
    widen(numbers, bytes.slice(at + ENTRY + name, extra).order(bytes.order()));
    int method = bytes.getShort(at + 10);
    if (numbers[2] > start || method == 0 && numbers[0] != numbers[1]) {
      throw damaged();
    }
    bytes.position(at + length);
    return new StoredZip.Member(
        text, numbers[2], method, bytes.getInt(at + 16) & LATER, numbers[1], start);
  }

  /** Takes from an extra field's ZIP64 part what 32 bits could not hold. */
  private void widen(long[] numbers, ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & 0xffff;
      int end = extra.position() + 2 + (extra.getShort(extra.position()) & 0xffff);
      extra.position(extra.position() + 2);
      if (end > extra.limit()) {
        throw damaged();
      }
      for (int k = 0; id == 1 && k < numbers.length; k++) {
        if (numbers[k] == LATER && end - extra.position() >= 8) {
          numbers[k] = extra.getLong();
          if (numbers[k] < 0) {
            throw damaged();
          }
        }
      }
      extra.position(end);
    }
  }

  private BadInputException damaged() {
    return BadInputException.of(source, "", "its ZIP directory is damaged", TorchArchive.MEND);
  }
}

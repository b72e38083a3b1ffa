// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file on a disk that may fail. */
final class FaultyChannel extends FileChannel {
  private final FaultyDisk disk;
  private final Path path;
  private final FileChannel real;

  FaultyChannel(FaultyDisk disk, Path path, FileChannel real) {
    this.disk = disk;
    this.path = path;
    this.real = real;
  }

  /** Writes a part of what remains, the rest of which remains. */
  @FunctionalInterface
  private interface Write {
    int run(ByteBuffer part) throws IOException;
  }

  private int write(ByteBuffer source, Write write) throws IOException {
    disk.operation(
        DiskOperation.WRITE, path, () -> write.run(part(source, source.remaining() / 2)));
    int written = write.run(part(source, disk.taken(source.remaining())));
    source.position(source.position() + written);
    disk.written(path);
    return written;
  }

  private static ByteBuffer part(ByteBuffer source, int length) {
    return source.slice(source.position(), length);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return write(source, real::write);
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return write(source, part -> real.write(part, position));
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (sources[i].hasRemaining()) {
        return write(sources[i]);
      }
    }
    return 0;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.operation(DiskOperation.WRITE, path);
    real.truncate(size);
    disk.written(path);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.operation(DiskOperation.SYNC, path);
    disk.synced(path);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    disk.operation(DiskOperation.WRITE, path);
    disk.written(path);
    return real.transferFrom(source, position, count);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    disk.read();
    return real.transferTo(position, count, target);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    disk.read();
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    disk.read();
    return real.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    disk.read();
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    if (mode != MapMode.READ_ONLY) {
      throw new UnsupportedOperationException("a mapped write cannot be seen");
    }
    disk.read();
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    disk.read();
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    disk.read();
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
    disk.closed(real);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a disk of each operation before it does it on the machine's files. */
final class FaultyProvider extends FileSystemProvider {
  /** Opening with one of these changes the disk. */
  private static final Set<OpenOption> CREATING =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.TRUNCATE_EXISTING);

  private final FaultyFileSystem system;
  private final FaultyDisk disk;

  FaultyProvider(FaultyFileSystem system, FaultyDisk disk) {
    this.system = system;
    this.disk = disk;
  }

  /** The file to read of. */
  private Path read(Path path) {
    disk.read();
    return FaultyPath.real(path);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return system.wrap(Path.of(uri));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path real = read(path);
    if (!Collections.disjoint(options, CREATING)) {
      disk.operation(DiskOperation.CREATE, real);
      disk.written(real);
    }
    FileChannel channel = FileChannel.open(real, options, attributes);
    disk.opened(channel);
    return new FaultyChannel(disk, real, channel);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Path real = read(folder);
    List<Path> found;
    try (Stream<Path> list = Files.list(real)) {
      found = list.map(path -> (Path) system.wrap(path)).toList();
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.stream().filter(this::isWanted).iterator();
      }

      private boolean isWanted(Path path) {
        try {
          return filter.accept(path);
        } catch (IOException e) {
          throw new java.nio.file.DirectoryIteratorException(e);
        }
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path real = read(folder);
    if (!Files.exists(real) && Files.isDirectory(real.toAbsolutePath().getParent())) {
      disk.operation(DiskOperation.CREATE, real);
    }
    Files.createDirectory(real, attributes);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    disk.operation(DiskOperation.CREATE, FaultyPath.real(link));
    Files.createLink(FaultyPath.real(link), FaultyPath.real(existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = read(path);
    if (Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
      disk.operation(DiskOperation.DELETE, real);
    }
    Files.delete(real);
    disk.moved(real, null);
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    if (List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
      Files.deleteIfExists(to);
    }
    Files.write(to, Files.readAllBytes(from), StandardOpenOption.CREATE_NEW);
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    Path source = read(from);
    Path target = FaultyPath.real(to);
    disk.operation(DiskOperation.MOVE, source);
    Files.move(source, target, options);
    disk.moved(target, null);
    disk.moved(source, target);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(read(path), read(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(read(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(read(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = read(path);
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(read(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(read(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return Files.readAttributes(read(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    disk.operation(DiskOperation.WRITE, FaultyPath.real(path));
    Files.setAttribute(FaultyPath.real(path), name, value, options);
  }
}

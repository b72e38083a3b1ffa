package org.eigendistill.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Version;
import org.eigendistill.data.OutputFolder;
import org.eigendistill.neural.Studies;
import org.eigendistill.neural.StudyFile;
import org.eigendistill.neural.StudyTables;
import org.eigendistill.spectrum.EjmlSolver;

/** The studies of networks; each set is run once, however many tables are made of it. */
final class Networks {
  private static final String SMALL = "small";

  private final Path folder;
  private final int threads;
  private final Progress progress;
  private final Map<List<String>, StudyTables> found = new HashMap<>();

  Networks(Path folder, int threads, Progress progress) {
    this.folder = folder;
    this.threads = threads;
    this.progress = progress;
  }

  /** What studies leave, by their names. */
  StudyTables tables(List<String> names) {
    return found.computeIfAbsent(
        names,
        key ->
            new Studies(store(key), new EjmlSolver(), threads, false, progress)
                .run(names.stream().map(StudyFile::read).toList()));
  }

  private Path store(List<String> names) {
    return names.equals(StudyFile.quick()) ? folder.resolve(SMALL) : folder.resolve("full");
  }

  /** Deletes the networks of the small study, which are made again in a minute. */
  void forgetSmall() {
    OutputFolder.delete(folder.resolve(SMALL));
    File[] left = folder.toFile().listFiles();
    if (left != null && left.length == 0) {
      OutputFolder.delete(folder);
    }
  }

  /** What computed the tables of the long studies. */
  static Map<String, Object> record(List<String> tables) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("tables", tables);
    record.put("version", Version.current());
    record.put("studies", StudyFile.bundled());
    record.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    record.put("again", "reproduce --full");
    return record;
  }
}

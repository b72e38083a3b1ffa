// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What Spark's log says of this process while it is open. */
final class LogOf implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LogManager.getRootLogger();

  private final AbstractAppender appender =
      new AbstractAppender("test", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          lines.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
      };

  LogOf() {
    appender.start();
    root.addAppender(appender);
  }

  /** Lines with what was thrown, if anything was. */
  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.removeAppender(appender);
    appender.stop();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Lists that others can add to. */
public final class Services {
  private Services() {}

  /**
   * What is given, and then what {@link ServiceLoader} finds on the class path.
   *
   * @param <T> what they are
   */
  public static <T> List<T> after(Class<T> type, List<T> own) {
    List<T> all = new ArrayList<>(own);
    ServiceLoader.load(type, type.getClassLoader()).forEach(all::add);
    return List.copyOf(all);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import org.eigendistill.data.Table;

/**
 * What a set of studies leaves, by {@link StudyColumns}.
 *
 * @param arms a row for each study, rate of label noise, seed and arm
 * @param bins tenths by the teacher's confidence: mean log-odds of teacher and student
 * @param paths progress through the eigenspace, in the top band and a lower one
 */
public record StudyTables(Table arms, Table bins, Table paths) {}

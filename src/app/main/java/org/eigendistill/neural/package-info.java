// SPDX-License-Identifier: Apache-2.0
/**
 * Networks with cross-entropy, on DJL and PyTorch. A student's logits z are trained on labels y and
 * on its teacher's logits at a temperature T, with a weight a on the teacher and a scale c,
 *
 * <pre>    - c sum_j u_j log softmax(z / T)_j ,    u = a softmax(z_teacher / T) + (1 - a) y ,</pre>
 *
 * <p>averaged over the rows of a batch. A study fixes beforehand what is trained and compared: a
 * teacher, its arms, rates of label noise and seeds; each run is trained once and kept.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.neural.Study}, {@link org.eigendistill.neural.PlannedArm}, {@link org.eigendistill.neural.Arm}, {@link org.eigendistill.neural.StudyFile}</td><td>what is trained and compared, as values and as YAML</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.PreRegistration}</td><td>the page of rules that stood before results</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.Recipe}, {@link org.eigendistill.neural.Layout}, {@link org.eigendistill.neural.Tuning}, {@link org.eigendistill.neural.RecipeFile}</td><td>how one network is trained</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.Studies}, {@code Replicate}</td><td>studies to their end: seeds and rates of noise side by side</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.StudyTables}, {@link org.eigendistill.neural.StudyColumns}, {@link org.eigendistill.neural.EvaluationRows}</td><td>what they leave</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.TripleStudy}, {@link org.eigendistill.neural.SecondPhase}, {@code TripleStudyFile}, {@code TripleRunner}, {@code TripleReplicate}, {@code NetworkSeeds}, {@code StudyPools}</td><td>studies of three teachers with a student each</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.TripleTables}, {@link org.eigendistill.neural.CellColumns}, {@link org.eigendistill.neural.BandColumns}, {@link org.eigendistill.neural.FifthColumns}, {@link org.eigendistill.neural.WayColumns}, {@link org.eigendistill.neural.CloudColumns}, {@link org.eigendistill.neural.RunColumns}, {@code DrawnTables}, {@link org.eigendistill.neural.StepPath}</td><td>what they leave</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.NetworkKinds}, {@code NetworkKind}, {@code Network}, {@code Architecture}, {@link org.eigendistill.neural.Pass}</td><td>models: softmax, mlp, cnn, text, resnet8 to resnet56, transformer</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.Pool}, {@code PoolSources}, {@code ClassArrays}, {@code CifarFolder}, {@link org.eigendistill.neural.NetworkData}, {@link org.eigendistill.neural.LabelledRows}</td><td>the rows that each seed draws</td></tr>
 *   <tr><td>{@link org.eigendistill.neural.Trainer}, {@code Loss}, {@code Optimizer}, {@code Augmentation}, {@link org.eigendistill.neural.Job}</td><td>training</td></tr>
 *   <tr><td>{@code RunStore}, {@code RunKey}, {@link org.eigendistill.neural.Run}</td><td>finished runs, by what they were made of</td></tr>
 *   <tr><td>{@code RestartStore}, {@code TrainingState}, {@code StateFile}</td><td>runs that were broken off</td></tr>
 *   <tr><td>{@code ImageKind}, {@code WordKind}, {@code Norms}, {@code ImageLayers}, {@code ImageShape}</td><td>what several models are made of</td></tr>
 *   <tr><td>{@code Torch}, {@code TorchLibrary}</td><td>PyTorch itself</td></tr>
 * </table>
 */
package org.eigendistill.neural;

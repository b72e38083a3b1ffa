// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * The eigendirections of data and what the targets are along them.
 *
 * <p>With the thin decomposition X = U S V' of rank r and the loss (c/2) ||X B - Y||^2, direction k
 * has the eigenvalue l_k = c s_k^2, the target coefficient u_k'Y and the least-squares value b*_k =
 * u_k'Y / s_k. A model is given by what it has of b*_k along each direction: its gains. This class
 * turns gains into weights and predictions; everything between is done without a matrix.
 *
 * <p>Directions are sorted by falling eigenvalue, their signs are fixed (the element of largest
 * magnitude is positive), directions that the data do not determine are left out and {@linkplain
 * #rank() reported}, and eigenvalues that agree to rounding are {@linkplain #clusters() named}.
 *
 * <p>Accuracy of s_k: by {@link Route#SVD} an error of a few ulp of s_1 (of s_k itself, times the
 * condition after scaling rows and columns, up to 160 columns or rows with the EJML solver); by
 * {@link Route#GRAM} and {@link Route#KERNEL} the error of s_k^2 is a few ulp of s_1^2. {@link
 * #warnings()} says where that costs digits.
 */
public final class Spectrum {
  private final Route route;
  private final String solver;
  private final long rows;
  private final int columns;
  private final double scale;
  private final double[] singularValues;
  private final Matrix targetCoefficients;
  private final Basis basis;
  private final RankReport rank;
  private final List<Cluster> clusters;

  Spectrum(
      Route route,
      EigenSolver solver,
      long rows,
      int columns,
      double lossFactor,
      Sorted sorted,
      Matrix targetCoefficients,
      Basis basis) {
    this.route = route;
    this.solver = solver.name();
    this.rows = rows;
    this.columns = columns;
    this.scale = lossFactor;
    this.singularValues = sorted.singular();
    this.targetCoefficients = targetCoefficients;
    this.basis = basis;
    this.clusters = sorted.clusters();
    int r = singularValues.length;
    double condition = singularValues[0] / singularValues[r - 1];
    Inputs.requireRange(eigenvalue(0), eigenvalue(r - 1));
    this.rank = new RankReport(r, dimension() - r, sorted.threshold(), condition);
  }

  /**
   * The spectrum by the thin SVD of X.
   *
   * @param x the design, n x p, finite
   * @param y the targets, n x C, finite
   * @throws IllegalArgumentException if a matrix is empty, not finite, or all zero, or the rows
   *     differ, or the eigenvalues leave the range of doubles
   */
  public static Spectrum bySvd(Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    return bySvd(x, y, loss.factor(x.rows()), solver);
  }

  static Spectrum bySvd(Matrix x, Matrix y, double lossFactor, EigenSolver solver) {
    Inputs.require(x, y);
    Sorted sorted = Sorted.ofSvd(solver.thin(x), Math.max(x.rows(), x.columns()));
    return new Spectrum(
        Route.SVD,
        solver,
        x.rows(),
        x.columns(),
        lossFactor,
        sorted,
        sorted.left().transposeTimes(y),
        new Basis.Svd(sorted.left(), sorted.right(), sorted.singular()));
  }

  /**
   * The spectrum by the eigenvectors of X'X (for n at least p) or XX' (for p above n).
   *
   * @param x the design, n x p, finite
   * @param y the targets, n x C, finite
   * @throws IllegalArgumentException as {@link #bySvd}
   */
  public static Spectrum byGram(Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    return byGram(x, y, loss.factor(x.rows()), solver);
  }

  static Spectrum byGram(Matrix x, Matrix y, double lossFactor, EigenSolver solver) {
    Inputs.require(x, y);
    boolean tall = x.rows() >= x.columns();
    Matrix gram = solver.gram(tall ? x : x.transpose());
    Sorted sorted =
        Sorted.ofGram(Inputs.eigen(gram, solver), Math.max(x.rows(), x.columns()), tall);
    double[] singular = sorted.singular();
    Matrix coefficients =
        tall
            ? Inputs.scaleRows(
                sorted.right().transposeTimes(x.transposeTimes(y)), Inputs.inverse(singular))
            : sorted.left().transposeTimes(y);
    Basis basis =
        tall ? new Basis.Covariance(x, sorted.right()) : new Basis.Gram(x, sorted.left(), singular);
    return new Spectrum(
        Route.GRAM, solver, x.rows(), x.columns(), lossFactor, sorted, coefficients, basis);
  }

  /**
   * The spectrum by the eigenvectors of X'X alone, where rows were streamed and not kept: there is
   * no {@linkplain #fitted fit} at them.
   *
   * @param moments with their targets told apart; their products about the means are those of
   *     centred data
   * @throws IllegalArgumentException if they are not finite or all zero
   */
  public static Spectrum byMoments(Moments moments, LossScale loss, EigenSolver solver) {
    Matrix products = moments.products();
    Inputs.requireFinite("the targets' products", moments.targets());
    Sorted sorted =
        Sorted.ofGram(
            Inputs.eigen(products, solver),
            Math.max(moments.rowsPerBlock(), products.columns()),
            true);
    return new Spectrum(
        Route.GRAM,
        solver,
        moments.rows(),
        products.columns(),
        loss.factor(moments.rows()),
        sorted,
        Inputs.scaleRows(
            sorted.right().transposeTimes(moments.targets()), Inputs.inverse(sorted.singular())),
        new Basis.Streamed(sorted.right()));
  }

  /**
   * The spectrum of a kernel's Gram matrix, which serves as XX'.
   *
   * @param x the inputs, n x p, finite
   * @param y the targets, n x C, finite
   * @throws IllegalArgumentException as {@link #bySvd}, and if the kernel matrix is not finite
   */
  public static Spectrum byKernel(
      Kernel kernel, Matrix x, Matrix y, LossScale loss, EigenSolver solver) {
    Inputs.require(x, y);
    return byGramOf(
        Inputs.eigen(kernel.among(x), solver),
        kernel::between,
        x,
        y,
        loss.factor(x.rows()),
        solver);
  }

  /** The same of a Gram matrix, and the kernel between new rows and those of the data. */
  static Spectrum byGramOf(
      EigenSolver.Eigen gram,
      BinaryOperator<Matrix> kernel,
      Matrix x,
      Matrix y,
      double lossFactor,
      EigenSolver solver) {
    Sorted sorted = Sorted.ofGram(gram, x.rows(), false);
    return new Spectrum(
        Route.KERNEL,
        solver,
        x.rows(),
        x.columns(),
        lossFactor,
        sorted,
        sorted.left().transposeTimes(y),
        new Basis.OfKernel(kernel, x, sorted.left(), sorted.singular()));
  }

  /** By which decomposition this was found. */
  public Route route() {
    return route;
  }

  /** The name of the solver that found it. */
  public String solver() {
    return solver;
  }

  /** The number of rows of the data, n. */
  public long rows() {
    return rows;
  }

  /** The number of columns of the data, p. */
  public int columns() {
    return columns;
  }

  /** The number of directions, r. */
  public int directions() {
    return singularValues.length;
  }

  /** The factor c of the loss that the eigenvalues carry; with weights of rows, 1 or 1 / sum w. */
  public double lossFactor() {
    return scale;
  }

  /** The eigenvalue {@code l_k = c s_k^2} of direction k, counted from 0. */
  public double eigenvalue(int k) {
    return scale * singularValues[k] * singularValues[k];
  }

  /** All eigenvalues, falling. */
  public double[] eigenvalues() {
    return IntStream.range(0, directions()).mapToDouble(this::eigenvalue).toArray();
  }

  /** The singular value s_k of X of direction k, counted from 0. */
  public double singularValue(int k) {
    return singularValues[k];
  }

  /** The target coefficients U'Y, r x C. */
  public Matrix targetCoefficients() {
    return targetCoefficients;
  }

  /** The least-squares values along the directions, {@code b*_k = u_k'Y / s_k}, r x C. */
  public Matrix leastSquares() {
    return Inputs.scaleRows(targetCoefficients, Inputs.inverse(singularValues));
  }

  /** What the data determine and what not. */
  public RankReport rank() {
    return rank;
  }

  /** Directions that cannot be told apart, of two or more each. */
  public List<Cluster> clusters() {
    return clusters;
  }

  /** Whether two directions' eigenvalues differ by more than rounding. */
  public boolean distinct(int i, int j) {
    return clusters.stream().noneMatch(c -> c.contains(i) && c.contains(j));
  }

  /**
   * About how many decimal digits of an eigenvalue the route leaves: 15.9 less the digits of (s_1 /
   * s_k) by SVD, of (s_1 / s_k)^2 by the others; 15.9 where eigenvalues are given.
   */
  public double digits(int k) {
    return route.digits(singularValues[0] / singularValues[k]);
  }

  /** What a user ought to know before trusting small directions, a sentence each. */
  public List<String> warnings() {
    return Warnings.of(this);
  }

  /**
   * The weights of a model trained from zero, {@code V diag(gains) b*}, p x C.
   *
   * @param gains one per direction
   * @throws UnsupportedOperationException for kernels
   */
  public Matrix weights(double[] gains) {
    return basis.weights(coefficients(gains));
  }

  /**
   * The weights of a model trained from a start B0: {@code V (diag(gains) b* + diag(keep) V'B0) +
   * keepNull (I - V V') B0}.
   *
   * @param gains what is fitted of b*, one per direction
   * @param keep what is left of the start, one per direction
   * @param keepNull what is left of it where the data do not reach
   * @param start B0, p x C
   */
  public Matrix weights(double[] gains, double[] keep, double keepNull, Matrix start) {
    Matrix along = basis.project(start);
    Matrix mixed = coefficients(gains).plus(1, Inputs.scaleRows(along, keep));
    return basis.weights(mixed).plus(keepNull, start.plus(-1, basis.weights(along)));
  }

  /**
   * Fits at the training rows of models from zero, {@code U diag(gains) U'Y}, n x C, side by side.
   */
  public Matrix fitted(double[]... gains) {
    return basis.fitted(coefficients(gains));
  }

  /**
   * The predictions at new rows of a model trained from zero: X_new times the weights, or K(x, X) U
   * diag(gains / s^2) U'Y.
   *
   * @param x new rows, of the columns of the data
   */
  public Matrix predict(Matrix x, double[] gains) {
    return basis.predict(x, coefficients(gains));
  }

  /**
   * The coordinates of new rows along the directions, n_new x r: X_new V, or K(x, X) U diag(1 / s).
   * Predictions are these times the coefficients {@code gains b*}.
   *
   * @param x new rows, of the columns of the data
   */
  public Matrix scores(Matrix x) {
    int r = directions();
    return basis.predict(x, Matrix.fill(r, r, (i, j) -> i == j ? 1 : 0));
  }

  /**
   * The directions v_k in the space of inputs, p x r, one a column.
   *
   * @throws UnsupportedOperationException for kernels
   */
  public Matrix directionVectors() {
    return basis.directions();
  }

  /**
   * The directions u_k in the space of rows, n x r, one a column.
   *
   * @throws UnsupportedOperationException where rows were streamed and not kept
   */
  public Matrix rowVectors() {
    double[] inverse = Inputs.inverse(singularValues);
    return basis.fitted(Matrix.fill(directions(), directions(), (k, j) -> k == j ? inverse[k] : 0));
  }

  private Matrix coefficients(double[]... gains) {
    return Inputs.scaleRows(leastSquares(), gains);
  }

  Basis basis() {
    return basis;
  }

  /** The dimension of the space of models: of weights, or of a kernel's dual coefficients. */
  int dimension() {
    return route == Route.KERNEL ? Math.toIntExact(rows) : columns;
  }
}

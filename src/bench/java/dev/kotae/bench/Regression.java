package dev.kotae.bench;

import java.util.Arrays;
import java.util.List;

/// A logistic regression, fitted by Newton's method.
///
/// @param coefficients one for each variable, and last the constant
record Regression(List<Double> coefficients) {
    private static final int STEPS = 25;

    Regression {
        coefficients = List.copyOf(coefficients);
    }

    /// What was seen once.
    ///
    /// @param variables what it may depend on
    /// @param truth whether it was so
    /// @param weight how much it counts
    record Seen(List<Double> variables, boolean truth, double weight) {
        Seen {
            variables = List.copyOf(variables);
        }
    }

    /// Fits the coefficients.
    ///
    /// @param ridge draws the coefficients of the standardised variables towards 0
    static Regression fit(List<Seen> seen, double ridge) {
        int size = seen.getFirst().variables().size();
        var mean = new double[size];
        var spread = new double[size];
        for (int i = 0; i < size; i++) {
            int variable = i;
            double middle =
                    seen.stream().mapToDouble(s -> s.variables().get(variable)).average().orElse(0);
            mean[i] = middle;
            spread[i] =
                    1e-6
                            + Math.sqrt(
                                    seen.stream()
                                            .mapToDouble(s -> s.variables().get(variable) - middle)
                                            .map(difference -> difference * difference)
                                            .average()
                                            .orElse(0));
        }
        var fitted = new double[size + 1];
        for (int step = 0; step < STEPS; step++) {
            newton(seen, mean, spread, ridge, fitted);
        }
        for (int i = 0; i < size; i++) {
            fitted[i] /= spread[i];
            fitted[size] -= fitted[i] * mean[i];
        }
        return new Regression(Arrays.stream(fitted).boxed().toList());
    }

    private static void newton(
            List<Seen> seen, double[] mean, double[] spread, double ridge, double[] fitted) {
        int size = fitted.length;
        var slope = new double[size];
        var curve = new double[size][size];
        for (int i = 0; i + 1 < size; i++) {
            slope[i] = ridge * fitted[i];
            curve[i][i] = ridge;
        }
        var row = new double[size];
        for (var each : seen) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                row[i] = i + 1 == size ? 1 : (each.variables().get(i) - mean[i]) / spread[i];
                sum += row[i] * fitted[i];
            }
            double likelihood = 1 / (1 + Math.exp(-sum));
            double error = each.weight() * (likelihood - (each.truth() ? 1 : 0));
            double certainty = each.weight() * likelihood * (1 - likelihood);
            for (int i = 0; i < size; i++) {
                slope[i] += error * row[i];
                for (int j = 0; j <= i; j++) {
                    curve[i][j] += certainty * row[i] * row[j];
                    curve[j][i] = curve[i][j];
                }
            }
        }
        var step = solved(curve, slope);
        for (int i = 0; i < size; i++) {
            fitted[i] -= step[i];
        }
    }

    /// Gaussian elimination; the matrix is positive definite.
    private static double[] solved(double[][] matrix, double[] right) {
        int size = right.length;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double factor = matrix[j][i] / matrix[i][i];
                for (int k = i; k < size; k++) {
                    matrix[j][k] -= factor * matrix[i][k];
                }
                right[j] -= factor * right[i];
            }
        }
        var solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < size; j++) {
                sum -= matrix[i][j] * solution[j];
            }
            solution[i] = sum / matrix[i][i];
        }
        return solution;
    }

    /// The likelihood of something.
    double likelihood(List<Double> variables) {
        double sum = coefficients.getLast();
        for (int i = 0; i < variables.size(); i++) {
            sum += coefficients.get(i) * variables.get(i);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}

package dev.kotae.routing.sense;

import java.util.Arrays;
import java.util.List;

/// Weighted ridge regression over [Features], with one free intercept for each group of examples,
/// so that what sets one data set apart from another is not taken for a quality of the question.
/// Conjugate gradients on the normal equations; no chance and no threads: the same examples give
/// the same weights to the bit.
final class Ridge {
    private static final int STEPS = 25;

    private final List<Example> examples;
    private final int size;
    private final int groups;
    private final double[] penalties;
    private final double[] mean;
    private final double[] spread;

    /// @param features what is seen
    /// @param target what is to be predicted
    /// @param weight how much it counts
    /// @param group whose intercept it has, from 0
    record Example(Features features, double target, double weight, int group) {
        /// The same, counting once.
        Example counted() {
            return new Example(features, target, 1, group);
        }
    }

    /// @param dense the penalty on a standardised dense feature
    /// @param hashed the penalty on a hashed one
    /// @param exam that on a hashed one of a question with answers to choose from
    Ridge(List<Example> examples, double dense, double hashed, double exam) {
        this.examples = examples;
        this.size = examples.getFirst().features().dense.length;
        this.groups = examples.stream().mapToInt(Example::group).max().orElse(0) + 1;
        this.penalties = new double[size + Features.BUCKETS + groups];
        Arrays.fill(penalties, 0, size, dense);
        Arrays.fill(penalties, size, size + Features.EXAM, hashed);
        Arrays.fill(penalties, size + Features.EXAM, size + Features.BUCKETS, exam);
        Arrays.fill(penalties, size + Features.BUCKETS, penalties.length, 1e-3);
        this.mean = new double[size];
        this.spread = new double[size];
        standardise();
    }

    private void standardise() {
        double all = examples.stream().mapToDouble(Example::weight).sum();
        for (int at = 0; at < size; at++) {
            double sum = 0;
            double squares = 0;
            for (var example : examples) {
                double value = example.features().dense[at];
                sum += example.weight() * value;
                squares += example.weight() * value * value;
            }
            mean[at] = sum / all;
            spread[at] = Math.sqrt(Math.max(1e-4, squares / all - mean[at] * mean[at]));
        }
    }

    /// The weights, those of the dense features for values as they are. The bias makes the mean
    /// prediction the mean target.
    Head solve() {
        int n = penalties.length;
        var w = new double[n];
        var r = transposed(examples.stream().mapToDouble(e -> e.target() * e.weight()).toArray());
        var diagonal = diagonal();
        var z = new double[n];
        var p = new double[n];
        double rz = 0;
        for (int i = 0; i < n; i++) {
            z[i] = r[i] / diagonal[i];
            p[i] = z[i];
            rz += r[i] * z[i];
        }
        for (int step = 0; step < STEPS && rz > 1e-9; step++) {
            var q = applied(p);
            double pq = 0;
            for (int i = 0; i < n; i++) {
                pq += p[i] * q[i];
            }
            double alpha = rz / pq;
            double next = 0;
            for (int i = 0; i < n; i++) {
                w[i] += alpha * p[i];
                r[i] -= alpha * q[i];
                z[i] = r[i] / diagonal[i];
                next += r[i] * z[i];
            }
            for (int i = 0; i < n; i++) {
                p[i] = z[i] + next / rz * p[i];
            }
            rz = next;
        }
        return head(w);
    }

    private Head head(double[] w) {
        var dense = new float[size];
        double bias = 0;
        for (int i = 0; i < size; i++) {
            dense[i] = (float) (w[i] / spread[i]);
            bias -= w[i] * mean[i] / spread[i];
        }
        double weight = 0;
        double intercept = 0;
        for (var example : examples) {
            weight += example.weight();
            intercept += example.weight() * w[size + Features.BUCKETS + example.group()];
        }
        var hashed = new float[Features.BUCKETS];
        for (int i = 0; i < hashed.length; i++) {
            hashed[i] = (float) w[size + i];
        }
        return new Head((float) (bias + intercept / weight), dense, hashed);
    }

    private double[] diagonal() {
        var diagonal = penalties.clone();
        for (var example : examples) {
            var f = example.features();
            for (int i = 0; i < size; i++) {
                double value = (f.dense[i] - mean[i]) / spread[i];
                diagonal[i] += example.weight() * value * value;
            }
            for (int i = 0; i < f.size; i++) {
                diagonal[size + f.buckets[i]] += example.weight() * f.values[i] * f.values[i];
            }
            diagonal[size + Features.BUCKETS + example.group()] += example.weight();
        }
        return diagonal;
    }

    private double[] applied(double[] p) {
        var predicted = new double[examples.size()];
        for (int row = 0; row < predicted.length; row++) {
            var example = examples.get(row);
            var f = example.features();
            double sum = p[size + Features.BUCKETS + example.group()];
            for (int i = 0; i < size; i++) {
                sum += p[i] * (f.dense[i] - mean[i]) / spread[i];
            }
            for (int i = 0; i < f.size; i++) {
                sum += p[size + f.buckets[i]] * f.values[i];
            }
            predicted[row] = sum * example.weight();
        }
        var back = transposed(predicted);
        for (int i = 0; i < back.length; i++) {
            back[i] += penalties[i] * p[i];
        }
        return back;
    }

    private double[] transposed(double[] rows) {
        var out = new double[penalties.length];
        for (int row = 0; row < rows.length; row++) {
            var example = examples.get(row);
            var f = example.features();
            double value = rows[row];
            for (int i = 0; i < size; i++) {
                out[i] += value * (f.dense[i] - mean[i]) / spread[i];
            }
            for (int i = 0; i < f.size; i++) {
                out[size + f.buckets[i]] += value * f.values[i];
            }
            out[size + Features.BUCKETS + example.group()] += value;
        }
        return out;
    }
}

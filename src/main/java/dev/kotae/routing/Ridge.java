package dev.kotae.routing;

import dev.kotae.routing.sense.Traits;
import java.util.Arrays;
import java.util.List;

/// Weighted linear regression whose weights are drawn towards 0. What was seen is added up one by
/// one; nothing of it is kept but sums.
final class Ridge {
    private final int size;
    private final double[][] products;
    private final double[] sums;

    /// @param size how many numbers an observation has
    /// @param penalty how much each weight is drawn: as much as so many observations of 1
    Ridge(int size, double penalty) {
        this.size = size;
        this.products = new double[size][size];
        this.sums = new double[size];
        for (int at = 0; at < size; at++) {
            products[at][at] = penalty;
        }
    }

    /// One observation.
    ///
    /// @param wanted what the numbers should add up to
    void add(Traits numbers, double wanted, double weight) {
        for (int row = 0; row < size; row++) {
            double number = weight * numbers.value(row);
            if (number != 0) {
                sums[row] += number * wanted;
                for (int column = 0; column <= row; column++) {
                    products[row][column] += number * numbers.value(column);
                }
            }
        }
    }

    /// The weights, by Cholesky's decomposition: the penalty makes the matrix a positive one.
    List<Float> solved() {
        var lower = lower();
        var half = new double[size];
        for (int row = 0; row < size; row++) {
            double left = sums[row];
            for (int at = 0; at < row; at++) {
                left -= lower[row][at] * half[at];
            }
            half[row] = left / lower[row][row];
        }
        var whole = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double left = half[row];
            for (int at = row + 1; at < size; at++) {
                left -= lower[at][row] * whole[at];
            }
            whole[row] = left / lower[row][row];
        }
        return Arrays.stream(whole).mapToObj(weight -> (float) weight).toList();
    }

    private double[][] lower() {
        var lower = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double left = products[row][column];
                for (int at = 0; at < column; at++) {
                    left -= lower[row][at] * lower[column][at];
                }
                lower[row][column] = row == column ? Math.sqrt(left) : left / lower[column][column];
            }
        }
        return lower;
    }
}

package dev.kotae.routing.sense;

/// One linear function of [Features].
///
/// Not a record, since it would be compared by its arrays' identity.
final class Head {
    final float bias;
    final float[] dense;
    final float[] hashed;

    Head(float bias, float[] dense, float[] hashed) {
        this.bias = bias;
        this.dense = dense;
        this.hashed = hashed;
    }

    double of(Features features) {
        double sum = bias;
        for (int at = 0; at < dense.length; at++) {
            sum += dense[at] * features.dense[at];
        }
        for (int at = 0; at < features.size; at++) {
            sum += hashed[features.buckets[at]] * features.values[at];
        }
        return sum;
    }
}

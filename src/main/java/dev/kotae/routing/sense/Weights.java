package dev.kotae.routing.sense;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// What was learned, as it is shipped: four linear functions of [Features]. The trainer in
/// `src/bench` writes the resource `weights.bin`, and writes the same bytes again from the same
/// data.
///
/// @param gain how much better a strong model answers than a weak one
/// @param problems the same of a [WordProblem], by its own traits
/// @param balanced whether a request of the workplace is worth more than the quick model
/// @param deep whether it is worth the deep one
record Weights(Head gain, Head problems, Head balanced, Head deep) {
    /// `KRW`, and the version of the layout, which rises with every change of the features.
    private static final int MARK = 0x4b525703;

    /// The ones that are shipped.
    static Weights shipped() {
        try (var source =
                Objects.requireNonNull(Weights.class.getResourceAsStream("weights.bin"))) {
            return read(source);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Weights read(InputStream source) throws IOException {
        var in = ByteBuffer.wrap(source.readAllBytes());
        int mark = in.getInt();
        int size = in.getInt();
        if (mark != MARK || size != Dense.SIZE) {
            throw new IllegalStateException(
                    "the router's weights are of other features: " + mark + ", " + size);
        }
        return new Weights(
                head(in, Dense.SIZE, Features.BUCKETS),
                head(in, WordProblem.SIZE, 0),
                head(in, Dense.SIZE, Features.EXAM),
                head(in, Dense.SIZE, Features.EXAM));
    }

    private static Head head(ByteBuffer in, int size, int buckets) {
        float bias = in.getFloat();
        var dense = new float[size];
        for (int at = 0; at < dense.length; at++) {
            dense[at] = in.getFloat();
        }
        float unit = in.getFloat();
        var hashed = new float[Features.BUCKETS];
        for (int at = 0; at < buckets; at++) {
            hashed[at] = in.getShort() * unit;
        }
        return new Head(bias, dense, hashed);
    }

    /// The resource.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(Dense.SIZE);
            write(gain, Features.BUCKETS, out);
            write(problems, 0, out);
            write(balanced, Features.EXAM, out);
            write(deep, Features.EXAM, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Head head, int buckets, DataOutputStream out) throws IOException {
        out.writeFloat(head.bias);
        for (float weight : head.dense) {
            out.writeFloat(weight);
        }
        float most = 1e-9f;
        for (int at = 0; at < buckets; at++) {
            most = Math.max(most, Math.abs(head.hashed[at]));
        }
        float unit = most / Short.MAX_VALUE;
        out.writeFloat(unit);
        for (int at = 0; at < buckets; at++) {
            out.writeShort(Math.round(head.hashed[at] / unit));
        }
    }
}

package dev.kotae.routing.sense;

import java.util.Arrays;

/// What can be seen in a request, as numbers: a few dozen that mean the same in every language, and
/// hashed n-grams of its letters and words. The weights of [Weights] belong to exactly these.
final class Features {
    /// How many buckets the hashed ones share.
    static final int BUCKETS = 1 << 17;

    /// The letters that n-grams are taken of: the first ones say most, and time is short.
    private static final int READ = 2_400;

    /// From here on are the buckets of questions with answers to choose from. There, everything
    /// means something else: what is hard for a model that only has to say a letter is not what is
    /// hard for one that has to write.
    static final int EXAM = BUCKETS / 2;

    /// How much of what such a question shows counts for the others, too.
    private static final float SHARED = 0.5f;

    final Heard heard;
    final float[] dense;
    final int[] buckets;
    final float[] values;
    final int size;

    private Features(Heard heard, float[] dense, int[] buckets, float[] values, int size) {
        this.heard = heard;
        this.dense = dense;
        this.buckets = buckets;
        this.values = values;
        this.size = size;
    }

    static Features of(Request request, Lexicon lexicon) {
        boolean exam = request.offersChoices();
        var text = exam ? request.whole() : request.instruction();
        var read = text.length() > READ ? text.substring(0, READ) : text;
        var heard = lexicon.hear(request.instruction());
        var grams = new Grams(exam ? 2 * read.length() : read.length());
        grams.all(read, heard, request, exam ? SHARED : 1.0f);
        if (exam) {
            grams.base = EXAM;
            grams.all(read, heard, request, 1.0f);
        }
        var point = request.point();
        var wanted = point.length() == request.instruction().length() ? heard : lexicon.hear(point);
        var dense = Dense.of(request, heard, wanted);
        return new Features(heard, dense, grams.buckets, grams.values, grams.size);
    }

    /// A few numbers and nothing else.
    static Features of(float... dense) {
        return new Features(new Heard(0), dense, new int[0], new float[0], 0);
    }

    /// The same in no more room than it needs, to be kept.
    Features kept() {
        return new Features(
                heard, dense, Arrays.copyOf(buckets, size), Arrays.copyOf(values, size), size);
    }

    /// Open addressing, so that a gram counts once however often it is there.
    private static final class Grams {
        private static final Concept[] CONCEPTS = Concept.values();

        private final int[] seen;
        private final int[] buckets;
        private final float[] values;
        private int base;
        private float weight = 1.0f;
        private int size;

        Grams(int most) {
            int room = most * 4 + 1_024;
            seen = new int[Integer.highestOneBit(room) * 2];
            buckets = new int[room];
            values = new float[room];
        }

        void all(String text, Heard heard, Request request, float share) {
            weight = share;
            Arrays.fill(seen, 0);
            words(text);
            letters(text);
            concepts(heard, request);
        }

        /// Words and pairs of words.
        void words(String text) {
            int from = size;
            int before = 0;
            int word = 0;
            for (int at = 0; at <= text.length(); at++) {
                char letter = at < text.length() ? text.charAt(at) : ' ';
                if (Letters.isLatin(letter)) {
                    word = word * 31 + letter + 1;
                } else if (word != 0) {
                    add(word * 0x2545f491 + 1);
                    if (before != 0) {
                        add(((before * 0x1b873593) ^ word) * 0x2545f491 + 2);
                    }
                    before = word;
                    word = 0;
                }
            }
            share(from, weight);
        }

        /// Three to five letters in a row, of Japanese two to four.
        void letters(String text) {
            int from = size;
            for (int at = 0; at < text.length(); at++) {
                int most = Math.min(5, text.length() - at);
                boolean japanese = Letters.isJapanese(text.charAt(at));
                int hash = 7;
                for (int n = 1; n <= (japanese ? Math.min(4, most) : most); n++) {
                    char letter = text.charAt(at + n - 1);
                    hash = (hash * 0x01000193) ^ (letter == '\n' ? ' ' : letter);
                    if (n >= (japanese ? 2 : 3)) {
                        add(hash * 0x2545f491 + 3);
                    }
                }
            }
            share(from, weight);
        }

        /// Pairs of concepts, and each with the length of the request.
        void concepts(Heard heard, Request request) {
            int from = size;
            int length =
                    (int)
                            Math.min(
                                    4,
                                    StrictMath.log(1 + request.length() / 30) / StrictMath.log(2));
            for (int one = 0; one < CONCEPTS.length; one++) {
                if (heard.has(CONCEPTS[one])) {
                    add((one + 1) * 0x3c6ef372 + length * 7_919 + 4);
                    for (int other = one + 1; other < CONCEPTS.length; other++) {
                        if (heard.has(CONCEPTS[other])) {
                            add((one * 64 + other) * 0x5bd1e995 + 5);
                        }
                    }
                }
            }
            share(from, weight);
        }

        private void add(int hash) {
            int mixed = hash ^ (hash >>> 15);
            mixed *= 0x85ebca6b;
            mixed ^= mixed >>> 13;
            mixed |= mixed == 0 ? 1 : 0;
            int slot = (mixed >>> 4) & (seen.length - 1);
            while (seen[slot] != 0) {
                if (seen[slot] == mixed || size == buckets.length) {
                    return;
                }
                slot = (slot + 1) & (seen.length - 1);
            }
            if (size < seen.length - seen.length / 8) {
                seen[slot] = mixed;
                buckets[size++] = base + ((mixed >>> 15) & (EXAM - 1));
            }
        }

        /// Gives all of one kind the same weight, one together.
        private void share(int from, float weight) {
            float each = (float) (weight / Math.sqrt(Math.max(1, size - from)));
            Arrays.fill(values, from, size, each);
        }
    }
}

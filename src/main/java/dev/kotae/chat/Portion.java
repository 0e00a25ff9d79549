package dev.kotae.chat;

/// How much of some files a model takes: the first ones, up to a number and a size. Not for several
/// threads.
public final class Portion {
    /// docs.aws.amazon.com/bedrock, "ImageBlock" and "DocumentBlock" of Converse, read November
    /// 2026.
    private static final int MOST_IMAGES = 20;

    private static final int MOST_DOCUMENTS = 5;

    /// A request may have 20 MB, in which files take four thirds of their size.
    public static final int MOST_BYTES = 14_000_000;

    private int images;
    private int documents;
    private long bytes;

    /// Takes one more file, if there is room for it.
    ///
    /// @param image whether it is a picture, as against a document
    /// @param size in bytes
    /// @return whether it was taken
    public boolean take(boolean image, long size) {
        boolean room = image ? images < MOST_IMAGES : documents < MOST_DOCUMENTS;
        if (!room || bytes + size > MOST_BYTES) {
            return false;
        }
        images += image ? 1 : 0;
        documents += image ? 0 : 1;
        bytes += size;
        return true;
    }
}

package dev.kotae.bedrock;

/// Tells what a model says from what it thinks aloud: Nova begins with its thoughts within the
/// text, in tags (`<thinking>…</thinking>`, seen in recorded traffic of 2025). Such tags count at
/// the very beginning only; further down they are what somebody asked about.
final class Aloud {
    private static final String OPEN = "<thinking>";
    private static final String CLOSE = "</thinking>";

    private final StringBuilder held = new StringBuilder();
    private boolean speaking;
    private boolean thinking;
    private boolean thought;

    /// What of the next piece is said, with what was held before; may be empty.
    String said(String piece) {
        if (speaking) {
            return piece;
        }
        held.append(piece);
        if (thinking) {
            end();
        } else {
            begin();
        }
        var text = held.toString().stripLeading();
        if (thinking || text.isEmpty() || OPEN.startsWith(text)) {
            return "";
        }
        return all();
    }

    private void begin() {
        int open = held.indexOf(OPEN);
        if (open >= 0 && held.substring(0, open).isBlank()) {
            thinking = true;
            thought = true;
            end();
        }
    }

    private void end() {
        int close = held.indexOf(CLOSE);
        if (close >= 0) {
            held.delete(0, close + CLOSE.length());
            thinking = false;
        }
    }

    /// Whether the model has thought aloud.
    boolean hasThought() {
        return thought;
    }

    /// What is still held when nothing more comes: thoughts are not said.
    String rest() {
        return thinking || speaking || held.toString().isBlank() ? "" : all();
    }

    private String all() {
        speaking = true;
        var text = held.toString();
        return thought ? text.stripLeading() : text;
    }
}

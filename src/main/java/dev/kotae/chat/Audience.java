package dev.kotae.chat;

/// Those who will see an answer, which bounds what may be read for it.
///
/// @param address where the answer will stand
/// @param asker the platform's id of who asked
public record Audience(Address address, String asker) {
    /// Whether nobody but the asker reads the answer: in a direct message with us. Slack's ids of
    /// these begin with a D, those of channels and of groups with other letters.
    public boolean isAskerAlone() {
        return switch (address.platform()) {
            case SLACK -> address.channel().startsWith("D");
            case TERMINAL -> true;
        };
    }
}

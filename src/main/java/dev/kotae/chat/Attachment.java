package dev.kotae.chat;

/// A file that came with a question. Only what the platform told about it; nothing has been
/// downloaded.
///
/// @param id the platform's id of the file
/// @param name the file name as the person sees it
/// @param mediaType what the platform says it is, such as `application/pdf`; not to be believed
///   without a look
/// @param bytes the size as the platform says, or 0 when it does not
public record Attachment(String id, String name, String mediaType, long bytes) {
    @Override
    public String toString() {
        return "attachment:" + mediaType + ":" + bytes;
    }
}

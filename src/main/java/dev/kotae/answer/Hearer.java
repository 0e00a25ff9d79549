package dev.kotae.answer;

import dev.kotae.chat.Usage;
import dev.kotae.model.ChatModel;
import dev.kotae.model.ModelCard;

/// Who waits for the words of an answer, whichever model of a line writes it.
public interface Hearer extends ChatModel.Listener {
    /// A model is about to be asked.
    ///
    /// @return whether it may be: another one than the first may be too dear
    boolean asking(ModelCard card);

    /// A request is over that is to be paid, whatever became of it.
    ///
    /// @param card who answered: where a prompt router of Bedrock was asked, the model that it
    ///   chose
    /// @param usage as the service counted; an estimate where it did not tell
    void paid(ModelCard card, Usage usage);

    /// Whether words were shown. Then nobody else can go on: a second answer would not begin with
    /// the same words.
    boolean hasShown();
}

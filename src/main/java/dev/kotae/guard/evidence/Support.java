package dev.kotae.guard.evidence;

import java.util.List;
import java.util.Set;

/// What comes of comparing a claim with its evidence.
///
/// @param likelihood that it is supported, from 0 to 1
/// @param passage where it is covered best, from 0, or -1 for nowhere
/// @param quote the line there, as it stands in the passage
/// @param missing its numbers that stand nowhere
/// @param contrary whether it stands, but that line may deny what it says, or say it of another
/// @param foreign whether what it rests on may be in another language: all the passages are, or,
///   where none in its own supports it, one that it cites
public record Support(
        double likelihood,
        int passage,
        String quote,
        List<String> missing,
        boolean contrary,
        boolean foreign) {
    /// A number that stands nowhere was made up far more often than not.
    private static final double NUMBER_MISSING = 0.5;

    private static final Scale ENGLISH = Scale.read("english.properties");
    private static final Scale JAPANESE = Scale.read("japanese.properties");

    public Support {
        missing = List.copyOf(missing);
    }

    /// Judges what comes of comparing a claim with its evidence.
    ///
    /// @param cited the places of the passages that it cites, from 0
    public static Support of(
            String claim, Comparison compared, Set<Integer> cited, Evidence evidence) {
        var traits = compared.traits();
        boolean japanese = Script.isJapanese(claim);
        var scale = japanese ? JAPANESE : ENGLISH;
        double likelihood =
                scale.likelihood(traits) * (traits.missing().isEmpty() ? 1 : NUMBER_MISSING);
        boolean stands = stands(traits.place().passage(), likelihood);
        boolean foreign =
                !evidence.speaks(japanese) || (!stands && evidence.isForeign(japanese, cited));
        return new Support(
                likelihood,
                traits.place().passage(),
                evidence.quote(traits.place()),
                traits.missing(),
                stands && compared.isAgainst(),
                foreign);
    }

    /// Whether it is rather supported than not.
    public boolean stands() {
        return stands(passage, likelihood);
    }

    private static boolean stands(int passage, double likelihood) {
        return passage >= 0 && likelihood > 0.5;
    }
}

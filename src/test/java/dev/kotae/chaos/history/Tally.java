package dev.kotae.chaos.history;

import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Delivered;
import dev.kotae.chaos.history.Happened.Ending;
import dev.kotae.chaos.history.Story.Post;
import dev.kotae.chaos.history.Story.Question;

/// How much there was of everything in a history, for reports: a check over nothing proves nothing.
///
/// @param refused deliveries that were answered with something else than 200, or not at all
/// @param merged answers to more than one question
/// @param calls of the model
/// @param endings how often Slack was asked to show a whole answer
public record Tally(
        long asked,
        long accepted,
        long deliveries,
        long refused,
        long answers,
        long merged,
        long apologies,
        long calls,
        long endings) {
    /// Counts.
    public static Tally of(History history) {
        var story = new Story(history);
        var posts =
                story.places.values().stream()
                        .flatMap(place -> place.posts.values().stream())
                        .toList();
        var answers = posts.stream().flatMap(post -> post.answered().stream()).toList();
        return new Tally(
                story.questions.size(),
                story.questions.values().stream().filter(Question::isAccepted).count(),
                history.of(Delivered.class).count(),
                history.of(Delivered.class).filter(it -> it.status() != 200).count(),
                answers.size(),
                answers.stream().filter(questions -> questions.size() > 1).count(),
                posts.stream().filter(Post::isApology).count(),
                history.of(Called.class).count(),
                history.of(Ending.class).count());
    }

    /// How many accepted turns stand without an answer or an apology in their lane, as far as it is
    /// known which questions were merged.
    public static long open(History history) {
        return new Story(history)
                .places.values().stream()
                        .mapToLong(place -> {
                            var owed =
                                    place.questions.stream()
                                            .filter(Question::isAccepted)
                                            .filter(question -> question.answers.isEmpty())
                                            .toList();
                            long apologies =
                                    place.posts.values().stream().filter(Post::isApology).count();
                            return Math.max(0, Story.turns(owed) - apologies);
                        })
                        .sum();
    }
}

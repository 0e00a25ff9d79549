package dev.kotae.chaos.history;

import dev.kotae.chaos.history.Happened.Asked;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Delivered;
import dev.kotae.chaos.history.Happened.Delivering;
import dev.kotae.chaos.history.Happened.Removed;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.history.Happened.Whispered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A history sorted by questions, posts and lanes.
final class Story {
    final Map<String, Question> questions = new LinkedHashMap<>();
    final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> complete = new HashSet<>();

    /// A question and what became of it.
    static final class Question {
        final Asked asked;
        final List<Called> calls = new ArrayList<>();

        /// What it was made one turn with, if the store says so.
        final Set<String> merged = new HashSet<>();

        /// The posts that answer it in the end.
        final List<Post> answers = new ArrayList<>();

        /// When Slack first began to deliver it, and when it saw that it was taken.
        long reached = Long.MAX_VALUE;

        long accepted = Long.MAX_VALUE;

        private Question(Asked asked) {
            this.asked = asked;
        }

        private void reachedAt(long at) {
            reached = Math.min(reached, at);
        }

        private void acceptedAt(long at) {
            accepted = Math.min(accepted, at);
        }

        boolean isAccepted() {
            return accepted < Long.MAX_VALUE;
        }

        String name() {
            return asked.question();
        }

        /// The first trace of work on it.
        long begun() {
            return LongStream.concat(
                            answers.stream().mapToLong(post -> post.first.at()),
                            calls.stream().mapToLong(Called::at))
                    .min()
                    .orElse(Long.MAX_VALUE);
        }

        @Override
        public String toString() {
            return name() + " in " + asked.lane() + (isAccepted() ? "" : " (never accepted)");
        }
    }

    /// A post of the bot, from its first state to its last.
    static final class Post {
        final Shown first;
        Shown last;

        /// What it showed when it had ended for the first time; null while it has not.
        private @Nullable Shown ended;

        /// When it first changed after its end; 0 while it has not.
        private long spoiltAt;

        private Post(Shown first) {
            this.first = first;
            this.last = first;
        }

        /// @param complete the questions of which Slack was asked to show the whole answer: a
        ///   stream that was closed after a kill may have all words of one, and is none
        private void becomes(Shown next, Set<String> complete) {
            boolean whole = answered().filter(complete::containsAll).isPresent();
            if (ended == null && !last.open() && (isApology() || whole)) {
                ended = last;
            }
            if (ended != null && spoiltAt == 0 && !next.text().equals(ended.text())) {
                spoiltAt = next.at();
            }
            last = next;
        }

        /// Whether it changed after its end, and not back again. A call that was on its way when
        /// its sender was stopped arrives when the sender goes on: nobody can prevent that, and it
        /// has to be put right.
        ///
        /// @param wakings when somebody who was stopped went on
        boolean isSpoilt(List<Long> wakings) {
            return ended != null
                    && spoiltAt > 0
                    && (!last.text().equals(ended.text())
                            || wakings.stream()
                                    .mapToLong(at -> spoiltAt - at)
                                    .noneMatch(since -> since > 0 && since < Checker.MOMENT));
        }

        Optional<List<String>> answered() {
            return Script.wholeAnswer(last.text());
        }

        boolean isApology() {
            return OwnWords.isApology(last.text());
        }

        @Override
        public String toString() {
            return last.post()
                    + (last.open() ? " (open)" : "")
                    + (ended == null || spoiltAt == 0 ? "" : " " + brief(ended) + " became")
                    + " "
                    + brief(last);
        }

        private static String brief(Shown shown) {
            var text = shown.text();
            int length = text.length();
            var brief =
                    length <= 120
                            ? text
                            : text.substring(0, 70) + " … " + text.substring(length - 40);
            return "«" + brief + "»";
        }
    }

    /// A lane: its questions in the order of their messages, and the posts in it.
    static final class Place {
        final List<Question> questions = new ArrayList<>();
        final Map<String, Post> posts = new LinkedHashMap<>();
        final List<Whispered> whispers = new ArrayList<>();
        String status = "";
    }

    Story(History history) {
        history.all().forEach(this::take);
        for (var place : places.values()) {
            place.questions.sort((one, other) -> one.asked.ts().compareTo(other.asked.ts()));
            place.posts.values().forEach(this::credit);
        }
    }

    private void take(Happened happened) {
        switch (happened) {
            case Asked asked -> {
                var question = new Question(asked);
                questions.put(asked.question(), question);
                place(asked.lane()).questions.add(question);
            }
            case Delivering it ->
                    known(it.question()).ifPresent(question -> question.reachedAt(it.at()));
            case Delivered it when it.status() / 100 == 2 ->
                    known(it.question()).ifPresent(question -> question.acceptedAt(it.at()));
            case Shown shown ->
                    place(shown.lane())
                            .posts
                            .computeIfAbsent(shown.post(), name -> new Post(shown))
                            .becomes(shown, complete);
            case Removed(var at, var post) ->
                    places.values().forEach(place -> place.posts.remove(post));
            case Whispered whispered -> place(whispered.lane()).whispers.add(whispered);
            case Happened.Status status -> place(status.lane()).status = status.text();
            case Called called ->
                    called.questions().stream()
                            .flatMap(name -> known(name).stream())
                            .forEach(question -> question.calls.add(called));
            case Happened.Merged(var at, var names) ->
                    names.stream()
                            .flatMap(name -> known(name).stream())
                            .forEach(question -> question.merged.addAll(names));
            case Happened.Ending(var at, var text) -> complete.addAll(Script.questions(text));
            case Delivered _, Happened.CallEnded _, Happened.Disturbed _ -> {}
        }
    }

    /// The question of that name, if it was asked.
    Optional<Question> known(String name) {
        return Optional.ofNullable(questions.get(name));
    }

    /// How many apologies are owed for questions: one for those that were merged.
    static int turns(List<Question> questions) {
        var groups = new HashMap<String, Set<String>>();
        for (var question : questions) {
            var group = new HashSet<>(Set.of(question.name()));
            group.addAll(question.merged);
            question.calls.forEach(call -> group.addAll(call.questions()));
            Set.copyOf(group).stream()
                    .filter(groups::containsKey)
                    .forEach(name -> group.addAll(groups.get(name)));
            group.forEach(name -> groups.put(name, group));
        }
        return (int)
                questions.stream()
                        .map(question -> System.identityHashCode(groups.get(question.name())))
                        .distinct()
                        .count();
    }

    private Place place(String lane) {
        return places.computeIfAbsent(lane, name -> new Place());
    }

    private void credit(Post post) {
        post.answered().orElse(List.of()).stream()
                .flatMap(name -> known(name).stream())
                .forEach(question -> question.answers.add(post));
    }
}

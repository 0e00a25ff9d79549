package dev.kotae.chaos.history;

import dev.kotae.chaos.history.Happened.CallEnded;
import dev.kotae.chaos.history.Happened.Called;
import dev.kotae.chaos.history.Happened.Disturbed;
import dev.kotae.chaos.history.Happened.Ending;
import dev.kotae.chaos.history.Happened.Shown;
import dev.kotae.chaos.history.Story.Place;
import dev.kotae.chaos.history.Story.Post;
import dev.kotae.chaos.history.Story.Question;
import dev.kotae.chaos.history.Violation.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// Proves over a history that the product kept its promises. A history is judged when everything
/// has come to rest: a question that is still being answered counts as lost.
public final class Checker {
    /// Nanoseconds in which whoever goes on has done what they were about to do, also on a busy
    /// machine.
    static final long MOMENT = 5_000_000_000L;

    private final History history;
    private final Story story;

    /// When somebody who was stopped went on.
    private final List<Long> wakings;

    private final List<Violation> violations = new ArrayList<>();

    private Checker(History history) {
        this.history = history;
        this.story = new Story(history);
        this.wakings =
                history.of(Disturbed.class)
                        .filter(disturbed -> disturbed.what().equals(Disturbed.GOES_ON))
                        .map(Disturbed::at)
                        .toList();
    }

    /// Every promise that was broken; empty when all were kept.
    public static List<Violation> check(History history) {
        var checker = new Checker(history);
        for (var place : checker.story.places.values()) {
            checker.answeredOnce(place);
            checker.inOrder(place);
            checker.whole(place);
            checker.discreet(place);
        }
        checker.tidy();
        checker.confined();
        checker.paidOnce();
        return List.copyOf(checker.violations);
    }

    private void broken(Promise promise, Object... what) {
        var words = Arrays.stream(what).map(String::valueOf).collect(Collectors.joining(" "));
        violations.add(new Violation(promise, words));
    }

    private void answeredOnce(Place place) {
        var apologies = place.posts.values().stream().filter(Post::isApology).toList();
        var unanswered = new ArrayList<Question>();
        for (var question : place.questions) {
            if (question.answers.size() > 1) {
                broken(Promise.NOT_TWICE, question, "by", question.answers);
            }
            if (question.answers.isEmpty()) {
                unanswered.add(question);
            }
        }
        var owed = unanswered.stream().filter(Question::isAccepted).toList();
        if (apologies.size() < Story.turns(owed)) {
            broken(Promise.NOT_LOST, owed, "with", apologies);
        }
        if (apologies.size() > unanswered.size()) {
            broken(Promise.NOT_TWICE, apologies, "beside answers to all but", unanswered);
        }
        onePostForEachTurn(place);
    }

    private void onePostForEachTurn(Place place) {
        var byTurn = new HashMap<String, Post>();
        for (var post : place.posts.values()) {
            var turn = post.last.turn();
            var other = turn.isEmpty() ? null : byTurn.put(turn, post);
            if (other != null) {
                broken(Promise.NOT_TWICE, "turn", turn, "in", other, "and", post);
            }
        }
    }

    /// Only where nobody can doubt which was to be first: the earlier message was safe before the
    /// later one reached us, or while the lane was still busy with something before both.
    private void inOrder(Place place) {
        for (int i = 1; i < place.questions.size(); i++) {
            var later = place.questions.get(i);
            if (!later.answers.isEmpty()) {
                long free = Math.max(later.reached, lastEndBefore(place, later.begun()));
                place.questions.subList(0, i).stream()
                        .filter(earlier -> earlier.accepted < free && overtakes(later, earlier))
                        .forEach(earlier -> broken(Promise.IN_ORDER, later, "before", earlier));
            }
        }
    }

    private static boolean overtakes(Question later, Question earlier) {
        return !earlier.answers.isEmpty()
                && later.answers.getFirst().first.at() < earlier.answers.getFirst().first.at();
    }

    private static long lastEndBefore(Place place, long begun) {
        return place.posts.values().stream()
                .filter(post -> post.answered().isPresent())
                .mapToLong(post -> post.last.at())
                .filter(end -> end < begun)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private void whole(Place place) {
        for (var post : place.posts.values()) {
            if (post.last.open()) {
                broken(Promise.TIDY, "stream left open:", post);
            } else if (post.answered().isEmpty() && !post.isApology()) {
                broken(Promise.WHOLE, post);
            } else if (post.isSpoilt(wakings)) {
                broken(Promise.WHOLE, "changed after its end:", post);
            }
        }
    }

    /// What is whispered tells somebody who asked that a question waits, and no more often than
    /// there are questions that may wait.
    private void discreet(Place place) {
        var told = new HashMap<String, Integer>();
        for (var whisper : place.whispers) {
            long asked =
                    place.questions.stream()
                            .filter(question -> question.asked.asker().equals(whisper.to()))
                            .filter(question -> question.reached < whisper.at())
                            .count();
            if (!OwnWords.isNotice(whisper.text())) {
                broken(Promise.WHOLE, whisper);
            } else if (asked == 0) {
                broken(Promise.NOT_LEAKED, "who did not ask:", whisper);
            } else if (told.merge(whisper.to(), 1, Integer::sum) > asked) {
                broken(Promise.NOT_TWICE, "of", asked, "questions:", whisper);
            }
        }
    }

    private void tidy() {
        story.places.forEach((lane, place) -> {
            if (!place.status.isEmpty()) {
                broken(Promise.TIDY, "status left in", lane, ":", place.status);
            }
        });
    }

    private void confined() {
        var canaries =
                story.questions.values().stream()
                        .collect(
                                Collectors.toMap(
                                        question -> question.asked.lane(),
                                        question -> question.asked.canary(),
                                        (one, other) -> one));
        history.of(Shown.class)
                .forEach(shown ->
                        seen(canaries.getOrDefault(shown.lane(), ""), shown.text(), shown));
        history.of(Happened.Whispered.class)
                .forEach(said -> seen(canaries.getOrDefault(said.lane(), ""), said.text(), said));
        history.of(Happened.Status.class)
                .forEach(status ->
                        seen(canaries.getOrDefault(status.lane(), ""), status.text(), status));
        for (var called : history.of(Called.class).toList()) {
            var asked = called.questions().stream().map(this::canary).collect(Collectors.toSet());
            if (asked.size() != 1) {
                broken(Promise.NOT_LEAKED, "one prompt asks for the lanes", asked);
            }
            seen(asked.iterator().next(), called.prompt(), "prompt " + called.call());
        }
    }

    private String canary(String question) {
        return story.known(question).map(known -> known.asked.canary()).orElse("unknown");
    }

    private void seen(String own, String text, Object where) {
        var strange = new TreeSet<>(Script.lanes(text));
        strange.remove(own);
        Script.questions(text).stream()
                .filter(question -> !canary(question).equals(own))
                .forEach(strange::add);
        if (!strange.isEmpty()) {
            broken(Promise.NOT_LEAKED, strange, "in a place of", own, ":", where);
        }
    }

    private void paidOnce() {
        var ends = history.of(CallEnded.class).collect(byCall(CallEnded::call));
        var recorded = new HashMap<String, Long>();
        history.of(Ending.class)
                .forEach(ending ->
                        Script.questions(ending.text())
                                .forEach(name -> recorded.putIfAbsent(name, ending.at())));
        var troubles = history.of(Disturbed.class).map(Disturbed::at).toList();
        for (var question : story.questions.values()) {
            long safe = recorded.getOrDefault(question.name(), Long.MAX_VALUE);
            for (int i = 0; i < question.calls.size(); i++) {
                var call = question.calls.get(i);
                if (call.at() > safe) {
                    broken(Promise.NOT_PAID_TWICE, question, "asked again though recorded");
                } else if (i > 0
                        && !grown(question, question.calls.get(i - 1), call)
                        && !excused(question.calls.get(i - 1), call, ends, troubles)) {
                    broken(Promise.NOT_PAID_TWICE, question, "asked again for no reason");
                }
            }
        }
    }

    /// Whether the asker had more to say before there was a word of the answer.
    private boolean grown(Question question, Called before, Called again) {
        return again.questions().size() > before.questions().size()
                && again.questions().containsAll(before.questions())
                && history.of(Shown.class)
                        .filter(shown -> before.at() < shown.at() && shown.at() < again.at())
                        .noneMatch(shown -> shown.text().contains("(" + question.name()));
    }

    private static boolean excused(
            Called before, Called again, Map<Long, CallEnded> ends, List<Long> troubles) {
        var end = ends.get(before.call());
        return (end != null && !end.whole() && end.at() < again.at())
                || troubles.stream().anyMatch(at -> before.at() < at && at < again.at());
    }

    private static <T> Collector<T, ?, Map<Long, T>> byCall(Function<T, Long> call) {
        return Collectors.toMap(call, Function.identity(), (one, other) -> one);
    }
}

package dev.kotae.local;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Serves the playground with a [StageBot], to look at the page while working on it. Started by
/// hand; the port is the first argument.
final class PlaygroundByHand {
    private static final List<String> ENGLISH =
            List.of(
                    "How many days of paid leave do I have?",
                    "How do I report a security incident?",
                    "What may I spend on a hotel in Osaka?",
                    "Compare the two pension plans");
    private static final List<String> JAPANESE =
            List.of("有給休暇は何日ありますか？", "セキュリティ事故はどこに報告しますか？", "大阪出張の宿泊費の上限は？", "在宅勤務の手当について教えてください");

    private PlaygroundByHand() {}

    public static void main(String[] arguments) throws Exception {
        var questions = Map.of(Locale.ENGLISH, ENGLISH, Locale.JAPANESE, JAPANESE);
        var bot = new StageBot(OpenPlayground.TOKEN);
        int port = Integer.parseInt(arguments[0]);
        var playground =
                new OpenPlayground(
                        port, RetrySchedule.SLACK, questions, Map.of("/slack/events", bot));
        bot.connect(playground.uri());
        playground.connect(playground.uri().resolve("/slack/events"));
        Thread.currentThread().join();
    }
}

package dev.kotae.local;

import dev.kotae.doctor.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Serves the playground with a [StageBot], to look at the page while working on it. Started by
/// hand; the port is the first argument.
final class PlaygroundByHand {
    private static final String TOKEN = "xoxb-local-playground-token";
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
        var clock = InstantSource.system();
        var turn = new LastTurn(clock);
        var slack =
                new SlackStandIn(
                        clock, new Secret("signing"), new Secret(TOKEN), RetrySchedule.SLACK, turn);
        var questions = Map.of(Locale.ENGLISH, ENGLISH, Locale.JAPANESE, JAPANESE);
        var bot = new StageBot(TOKEN);
        var server =
                LoopbackServer.serve(
                        Integer.parseInt(arguments[0]),
                        Map.of(
                                "/api/*",
                                slack,
                                "/response/*",
                                slack,
                                "/files/*",
                                slack,
                                "/slack/events",
                                bot,
                                "/*",
                                new Playground(slack, turn, questions)));
        bot.connect(server.uri());
        slack.connect(server.uri(), server.uri().resolve("/slack/events"));
        Thread.currentThread().join();
    }
}

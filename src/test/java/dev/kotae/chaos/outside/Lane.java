package dev.kotae.chaos.outside;

import dev.kotae.local.slack.Workspace;
import java.util.List;

/// A conversation in which questions are asked, one after the other: a thread of a channel, or a
/// direct message. Not for several threads at once.
public final class Lane {
    private static final List<String> PEOPLE =
            List.of(Workspace.EMMA, Workspace.SATO, "U0PRIYA000", "U0TANAKA00");

    /// Slack lets a workspace have 18 streams a minute: with fewer workspaces, most of a test would
    /// be spent on waiting for that.
    private static final int WORKSPACES = 400;

    final long number;
    final String team;
    final String user;
    final String channel;

    /// Whether its first message is the root of a thread.
    final boolean rooted;

    String thread = "";

    private Lane(long number, String team, String user, String channel, boolean rooted) {
        this.number = number;
        this.team = team;
        this.user = user;
        this.channel = channel;
        this.rooted = rooted;
    }

    static Lane inChannel(long number) {
        return new Lane(
                number,
                team(number),
                PEOPLE.get((int) (number % PEOPLE.size())),
                number % 2 == 0 ? Workspace.GENERAL : Workspace.HR,
                true);
    }

    private static String team(long number) {
        return "T" + (1_000_000 + number % WORKSPACES);
    }

    /// The whole of somebody's direct message, where Slack knows no threads in it.
    static Lane direct(long number, int person) {
        var user = PEOPLE.get(person);
        return new Lane(number, Workspace.TEAM, user, Workspace.directMessage(user), false);
    }

    /// A thread in somebody's direct message.
    static Lane inDirect(long number, int person) {
        var user = PEOPLE.get(person);
        return new Lane(number, team(number), user, Workspace.directMessage(user), true);
    }

    boolean isDirect() {
        return channel.startsWith("D");
    }

    /// How the history names it.
    static String name(String channel, String thread) {
        return channel + "/" + thread;
    }
}

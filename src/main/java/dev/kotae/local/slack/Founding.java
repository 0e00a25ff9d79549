package dev.kotae.local.slack;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Who and what is there from the beginning.
final class Founding {
    static final List<Someone> PEOPLE =
            List.of(
                    new Someone(
                            Workspace.EMMA,
                            "Emma",
                            "Emma Clarke",
                            Locale.US,
                            ZoneId.of("America/New_York"),
                            Someone.Role.ADMIN),
                    new Someone(
                            Workspace.SATO,
                            "佐藤",
                            "佐藤 健太",
                            Locale.JAPAN,
                            ZoneId.of("Asia/Tokyo"),
                            Someone.Role.MEMBER),
                    new Someone(
                            Workspace.PRIYA,
                            "Priya",
                            "Priya Nair",
                            Locale.UK,
                            ZoneId.of("Europe/London"),
                            Someone.Role.MEMBER),
                    new Someone(
                            Workspace.TANAKA,
                            "田中",
                            "田中 美咲",
                            Locale.JAPAN,
                            ZoneId.of("Asia/Tokyo"),
                            Someone.Role.ADMIN),
                    new Someone(
                            Workspace.GUEST,
                            "Lee",
                            "Lee Park",
                            Locale.US,
                            ZoneId.of("Asia/Seoul"),
                            Someone.Role.GUEST),
                    bot(Workspace.BOT, "Kotae"),
                    bot(Workspace.SLACKBOT, "Slackbot"));

    private Founding() {}

    private static Someone bot(String id, String name) {
        return new Someone(id, name, name, Locale.US, ZoneId.of("UTC"), Someone.Role.BOT);
    }

    static List<Room> rooms() {
        var all =
                PEOPLE.stream()
                        .map(Someone::id)
                        .filter(id -> !id.equals(Workspace.SLACKBOT))
                        .toList();
        var staff = all.stream().filter(id -> !id.equals(Workspace.GUEST)).toList();
        var planners = List.of(Workspace.EMMA, Workspace.SATO, Workspace.PRIYA, Workspace.BOT);
        var rooms = new ArrayList<Room>();
        rooms.add(new Room(Workspace.GENERAL, "general", false, false, false, Workspace.EMMA, all));
        rooms.add(new Room(Workspace.HR, "hr", false, false, false, Workspace.SATO, staff));
        rooms.add(
                new Room(
                        Workspace.PLANNING,
                        "planning",
                        false,
                        true,
                        false,
                        Workspace.SATO,
                        planners));
        PEOPLE.stream()
                .filter(person -> !person.bot())
                .map(person ->
                        new Room(
                                Workspace.directMessage(person.id()),
                                "",
                                true,
                                false,
                                false,
                                "",
                                List.of(person.id(), Workspace.BOT)))
                .forEach(rooms::add);
        return List.copyOf(rooms);
    }
}

package dev.kotae.slack.face;

import dev.kotae.answer.Faq;
import dev.kotae.answer.Reception;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.block.Offers;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import dev.kotae.slack.home.Home;
import dev.kotae.slack.home.HomePage;
import dev.kotae.slack.home.Kept;
import dev.kotae.slack.home.Quiet;
import dev.kotae.slack.home.Rights;
import dev.kotae.slack.home.Used;
import dev.kotae.slack.screen.Afterwards;
import dev.kotae.slack.screen.Readers;
import dev.kotae.slack.screen.Screens;
import java.time.InstantSource;

/// Everything that one clicks or opens, wired together.
public final class Counter implements AutoCloseable {
    private final Afterwards afterwards = new Afterwards();
    private final Faces faces;
    private final KotaeCommand command;
    private final Greeter greeter;
    private final Reviews reviews;
    private final Quiet quiet;

    /// How Slack is asked and called.
    ///
    /// @param api calls it
    /// @param people who people are
    /// @param rooms what channels are
    /// @param faq keeps answers that were found right
    /// @param clock tells what day it is
    /// @param steady bounds the patience with it
    public record Means(
            SlackApi api,
            People people,
            Rooms rooms,
            Faq faq,
            InstantSource clock,
            InstantSource steady) {}

    /// @param reception takes what is asked and judged
    /// @param asking makes questions
    /// @param kept what is remembered
    /// @param offers the models
    public Counter(Reception reception, Asking asking, Kept kept, Offers offers, Means means) {
        var screens = new Screens(means.api(), means.steady());
        var readers = new Readers(means.people(), kept.preferences());
        var rights = new Rights(means.api(), means.steady());
        var used = new Used(kept.usages(), means.clock());
        var page = new HomePage(kept, used, readers, rights, offers);
        var home = new Home(kept, page, screens, readers, rights, means.faq(), afterwards);
        var rooms = means.rooms();
        var buttons =
                new Buttons(reception, kept.answers(), asking, screens, rooms, readers, afterwards);
        var shortcuts = new Shortcuts(reception, asking, screens, readers, afterwards);
        this.reviews = new Reviews(screens, means.people(), readers, kept.answers(), means.faq());
        var courtesies = new Courtesies(reception, asking, reviews, screens, readers, afterwards);
        this.faces = new Faces(buttons, shortcuts, courtesies, home, screens, readers, afterwards);
        this.quiet = new Quiet(rights, reception, means.api(), means.steady());
        this.command = new KotaeCommand(quiet, kept, page, screens, readers, afterwards);
        this.greeter = new Greeter(home, rooms, screens, readers, afterwards);
    }

    /// Takes clicks.
    public Faces faces() {
        return faces;
    }

    /// Keeps answers that were found right.
    public Reviews reviews() {
        return reviews;
    }

    /// Takes `/kotae`.
    public KotaeCommand command() {
        return command;
    }

    /// Keeps us out of channels.
    public Quiet quiet() {
        return quiet;
    }

    /// Greets those who open us.
    public Greeter greeter() {
        return greeter;
    }

    /// Waits for what is under way, two seconds at most.
    @Override
    public void close() {
        afterwards.close();
    }
}

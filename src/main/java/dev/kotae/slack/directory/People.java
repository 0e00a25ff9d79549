package dev.kotae.slack.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.kotae.chat.Asked;
import dev.kotae.chat.Mention;
import dev.kotae.chat.Person;
import dev.kotae.slack.api.SlackApi;
import dev.kotae.slack.api.SlackJson;
import dev.kotae.slack.api.SlackMethod;
import dev.kotae.slack.api.SlackPlace;
import dev.kotae.slack.api.SlackRefusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who people are: what they are called, their language, their time zone, what they are to the
/// workspace. Asked of Slack once an hour for each.
public final class People {
    private static final Logger log = LoggerFactory.getLogger(People.class);

    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /// As Slack names people. Without a digit it is more likely what somebody is called: UCHIDA.
    private static final Pattern ID = Pattern.compile("[UW](?=[A-Z]*[0-9])[A-Z0-9]{8,}");

    private static final Pattern UNNAMED = Pattern.compile(Mention.of("(" + ID.pattern() + ")"));

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(1);

    /// So many people are asked about one by one. The rest of what Slack allows in a minute is for
    /// those who ask something.
    private static final int FEW = 40;

    /// What somebody is to a workspace.
    public enum Kind {
        /// A full member.
        MEMBER,
        /// A guest, in one channel or several.
        GUEST,
        /// Somebody of another organisation.
        OUTSIDER,
        /// No person.
        APP,
        /// Slack does not say.
        UNKNOWN
    }

    /// @param told whether Slack said who it is, now or the last time
    private record Known(Person person, Kind kind, boolean told) {}

    private final Remembered<Known> known;
    private final Remembered<String> organisations;
    private final Roll roll;
    private final SlackApi api;
    private final InstantSource clock;

    public People(SlackApi api, InstantSource clock) {
        this.known = new Remembered<>(clock);
        this.organisations = new Remembered<>(clock);
        this.roll = new Roll(api);
        this.api = api;
        this.clock = clock;
    }

    /// Who somebody is. May call Slack; where Slack does not say, who it was when it last did, or
    /// else a person with the id for a name, English, and UTC.
    public Person find(String workspace, String user) {
        var key = key(workspace, user);
        return known.fresh(key).orElseGet(() -> ask(key, workspace, user)).person();
    }

    /// The same where somebody waits to see something: for a second at most, and else as the person
    /// was when Slack said it last.
    public Person soon(String workspace, String user) {
        var asking = new FutureTask<>(() -> find(workspace, user));
        Thread.ofVirtual().name("slack-person").start(asking);
        try {
            return asking.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            log.info("slack=person_unknown_yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return known(workspace, user).orElseGet(() -> nobody(user));
    }

    private static Person nobody(String user) {
        return new Person(user, user, Locale.ENGLISH, ZoneOffset.UTC);
    }

    /// What several people are called, asked for all at once, but for so few that others find calls
    /// left: who is not known besides is called by the id. May call Slack.
    public Map<String, String> names(String workspace, Set<String> users) {
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            strangers(workspace, users)
                    .limit(FEW)
                    .forEach(user -> asking.execute(() -> find(workspace, user)));
        }
        return users.stream()
                .collect(
                        toUnmodifiableMap(
                                user -> user,
                                user -> known(workspace, user).map(Person::name).orElse(user)));
    }

    /// A question with everybody in it called by name who was not known when it arrived, and was
    /// called by the id. May call Slack.
    public Asked named(Asked asked) {
        var unknown =
                Mention.names(asked.text()).stream()
                        .filter(ID.asMatchPredicate())
                        .collect(toUnmodifiableSet());
        if (unknown.isEmpty()) {
            return asked;
        }
        var names = names(asked.address().workspace(), unknown);
        var text = Mention.renamed(asked.text(), name -> names.getOrDefault(name, name));
        return asked.saying(text, asked.attachments());
    }

    /// Escaped words in Slack's markup, where those who are not known by name yet are shown by
    /// Slack itself.
    public static String marked(String escaped) {
        return Mention.plain(UNNAMED.matcher(escaped).replaceAll("<@$1>"));
    }

    /// What somebody is. May call Slack.
    public Kind kind(String workspace, String user) {
        var key = key(workspace, user);
        return known.fresh(key).orElseGet(() -> ask(key, workspace, user)).kind();
    }

    /// Gets to know several people, as far as Slack tells who they are within a while: few one by
    /// one, many by the list of all. The next time more of them are known. Calls Slack.
    public void meet(String workspace, Set<String> users, Duration patience) {
        if (strangers(workspace, users).count() > FEW) {
            roll.read(workspace, somebody -> keep(workspace, users, somebody), patience);
        }
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            strangers(workspace, users)
                    .limit(FEW)
                    .forEach(user -> asking.execute(() -> find(workspace, user)));
        }
    }

    private Stream<String> strangers(String workspace, Set<String> users) {
        return users.stream().filter(user -> known.fresh(key(workspace, user)).isEmpty());
    }

    private void keep(String workspace, Set<String> wanted, SlackJson told) {
        var user = told.text("id");
        if (wanted.contains(user)) {
            known.keep(key(workspace, user), known(workspace, user, told), KNOWN_FOR);
        }
    }

    /// What somebody is, where that is known without a call.
    public Kind met(String workspace, String user) {
        return known.fresh(key(workspace, user)).map(Known::kind).orElse(Kind.UNKNOWN);
    }

    /// Who somebody is, where that is known without a call.
    public Optional<Person> known(String workspace, String user) {
        return known.last(key(workspace, user)).filter(Known::told).map(Known::person);
    }

    private static String key(String workspace, String user) {
        return workspace + "/" + user;
    }

    private Known ask(String key, String workspace, String user) {
        try {
            var form = Map.of("user", user, "include_locale", "true");
            var told = asked(SlackMethod.USERS_INFO, workspace, form).at("user");
            return known.keep(key, known(workspace, user, told), KNOWN_FOR);
        } catch (SlackRefusal refusal) {
            log.warn("slack=person_unknown why=\"{}\"", refusal.what());
            var before = known(workspace, user);
            var somebody =
                    new Known(
                            before.orElseGet(() -> nobody(user)), Kind.UNKNOWN, before.isPresent());
            return known.untold(key, somebody);
        }
    }

    private Known known(String workspace, String user, SlackJson told) {
        return new Known(person(user, told), kind(workspace, told), true);
    }

    private Kind kind(String workspace, SlackJson user) {
        if (!isOfWorkspace(workspace, user) && !isOfOrganisation(workspace, user)) {
            return Kind.OUTSIDER;
        }
        if (user.isTrue("is_bot")) {
            return Kind.APP;
        }
        return user.isTrue("is_restricted") || user.isTrue("is_ultra_restricted")
                ? Kind.GUEST
                : Kind.MEMBER;
    }

    private static boolean isOfWorkspace(String workspace, SlackJson user) {
        var own = user.text("team_id");
        boolean ours =
                own.isEmpty()
                        || own.equals(workspace)
                        || user.at("enterprise_user").texts("teams").contains(workspace);
        return ours && !user.isTrue("is_stranger");
    }

    /// In an organisation, somebody's own workspace may be another than the one that is asked of.
    private boolean isOfOrganisation(String workspace, SlackJson user) {
        var organisation = user.at("enterprise_user").text("enterprise_id");
        return !organisation.isEmpty() && organisation.equals(organisation(workspace));
    }

    /// The organisation that a workspace belongs to; empty where it belongs to none.
    private String organisation(String workspace) {
        return organisations
                .fresh(workspace)
                .orElseGet(() ->
                        organisations.keep(
                                workspace,
                                asked(SlackMethod.AUTH_TEST, workspace, Map.of())
                                        .text("enterprise_id"),
                                KNOWN_FOR));
    }

    private SlackJson asked(SlackMethod method, String workspace, Map<String, String> form) {
        return api.call(
                method, SlackPlace.anywhereIn(workspace), form, clock.instant().plus(PATIENCE));
    }

    private static Person person(String id, SlackJson user) {
        var called = user.at("profile").firstText("display_name", "real_name");
        var name = called.isEmpty() ? user.firstText("real_name", "name") : called;
        var locale = Locale.forLanguageTag(user.text("locale"));
        return new Person(
                id,
                name.isEmpty() ? id : name,
                locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale,
                zone(user.text("tz")));
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}

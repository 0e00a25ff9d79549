package dev.kotae.slack;

import dev.kotae.answer.Membership;
import dev.kotae.chat.Address;
import dev.kotae.chat.Audience;
import dev.kotae.chat.Audience.Doubt;
import dev.kotae.chat.Audience.Readers;
import dev.kotae.chat.Reader;
import dev.kotae.chat.Reader.Standing;
import dev.kotae.chat.Turn;
import dev.kotae.slack.directory.Groups;
import dev.kotae.slack.directory.Members;
import dev.kotae.slack.directory.People;
import dev.kotae.slack.directory.Rooms;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Who sees what is shown in Slack. Of what Slack does not tell in time the strictest is taken:
/// whoever may be from outside is, and of whom nobody knows what they may read, they may read what
/// everybody may.
///
/// @param people what people are
/// @param rooms what channels are
/// @param members who is in a channel
/// @param groups who belongs to which group
record SlackMembership(People people, Rooms rooms, Members members, Groups groups)
        implements Membership {
    /// Of many people who are not known yet not all can be asked about within this; the next
    /// question finds more of them known.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Override
    public Audience audience(Turn turn, boolean each) {
        var address = turn.asked().address();
        var to = ReplyTo.of(turn.asked());
        var kind = kind(to, address.workspace(), turn.asked().asker());
        var asker = reader(address.workspace(), turn.asked().asker(), kind, each);
        return new Audience(address, asker, readers(turn, to, kind, each));
    }

    /// Of whom Slack does not say what they are, the workspace that they come from may be told.
    private People.Kind kind(ReplyTo to, String workspace, String user) {
        var kind = people.kind(workspace, user);
        boolean foreign = to instanceof ReplyTo.InThread thread && !thread.team().equals(workspace);
        return kind == People.Kind.UNKNOWN && foreign ? People.Kind.OUTSIDER : kind;
    }

    private Reader reader(String workspace, String user, People.Kind kind, boolean each) {
        var standing =
                switch (kind) {
                    case MEMBER -> Standing.MEMBER;
                    case GUEST -> Standing.GUEST;
                    case OUTSIDER, APP, UNKNOWN -> Standing.OUTSIDER;
                };
        boolean grouped = each && standing == Standing.MEMBER;
        return new Reader(user, standing, grouped ? groups.of(workspace, user) : Set.of());
    }

    private Readers readers(Turn turn, ReplyTo to, People.Kind asker, boolean each) {
        var address = turn.asked().address();
        // What is shared into a direct message is read by whoever else is in it: where somebody
        // gave a command there, it need not be one with us.
        boolean direct = address.channel().startsWith("D") && !(to instanceof ReplyTo.ByShare);
        var room = direct ? Rooms.Kind.PRIVATE : rooms.kind(address.workspace(), address.channel());
        boolean toldShared = to instanceof ReplyTo.InThread thread && thread.shared();
        boolean asking = asker == People.Kind.OUTSIDER;
        if (asking || (!to.isPrivate() && (room == Rooms.Kind.SHARED || toldShared))) {
            return rooms.isAllowed(address.channel())
                    ? new Readers.Unsure(Doubt.SHARED)
                    : new Readers.Outsiders(asking);
        }
        if (asker == People.Kind.UNKNOWN || asker == People.Kind.APP) {
            return new Readers.Unsure(Doubt.UNKNOWN);
        }
        return direct || to.isPrivate()
                ? new Readers.Asker()
                : present(room, address, turn.asked().asker(), each);
    }

    private Readers present(Rooms.Kind room, Address address, String asker, boolean each) {
        return switch (room) {
            case PUBLIC -> new Readers.Workspace();
            case PRIVATE -> each ? members(address, asker) : new Readers.Unsure(Doubt.INDIFFERENT);
            case SHARED, UNKNOWN -> new Readers.Unsure(Doubt.UNKNOWN);
        };
    }

    /// A list without the asker, who is there, says nothing about who else is.
    private Readers members(Address address, String asker) {
        var workspace = address.workspace();
        var present = members.of(workspace, address.channel(), asker);
        if (present.size() > Members.MOST) {
            return new Readers.Unsure(Doubt.MANY);
        }
        if (!present.contains(asker)) {
            return new Readers.Unsure(Doubt.UNKNOWN);
        }
        people.meet(workspace, present, PATIENCE);
        var readers = present.stream().map(user -> member(workspace, user)).toList();
        return readers.stream().anyMatch(Optional::isEmpty)
                ? new Readers.Unsure(Doubt.UNKNOWN)
                : new Readers.Members(
                        readers.stream()
                                .flatMap(Optional::stream)
                                .filter(member -> member.kind() != People.Kind.APP)
                                .map(Member::reader)
                                .toList());
    }

    private record Member(People.Kind kind, Reader reader) {}

    private Optional<Member> member(String workspace, String user) {
        var kind = people.met(workspace, user);
        return kind == People.Kind.UNKNOWN
                ? Optional.empty()
                : Optional.of(new Member(kind, reader(workspace, user, kind, true)));
    }
}

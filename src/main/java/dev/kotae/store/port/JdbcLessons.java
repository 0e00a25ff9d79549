package dev.kotae.store.port;

import dev.kotae.memory.Lessons;
import dev.kotae.store.commit.Session.Work;
import dev.kotae.store.commit.Transactions;
import dev.kotae.store.table.LessonRows;
import java.util.List;

/// Lessons in the database, their times in milliseconds.
record JdbcLessons(Transactions transactions) implements Lessons {
    @Override
    public void keep(Lesson lesson, boolean outdone) {
        write(
                "lesson",
                session -> {
                    new LessonRows(session).put(lesson, outdone);
                    return true;
                });
    }

    @Override
    public void outdone(String tenant, String turn) {
        write(
                "lesson",
                session -> {
                    new LessonRows(session).outdone(tenant, turn);
                    return true;
                });
    }

    @Override
    public List<Result> results(int layout, int most) {
        return transactions.read(
                "lessons", session -> new LessonRows(session).results(layout, most));
    }

    @Override
    public boolean learn(Learnt learnt) {
        return write(
                "learn",
                session -> {
                    var rows = new LessonRows(session);
                    return rows.put(learnt) && rows.use(learnt.version());
                });
    }

    @Override
    public boolean use(int version) {
        return write("learn", session -> new LessonRows(session).use(version));
    }

    @Override
    public List<Learnt> learnt() {
        return transactions.read("learnt", session -> new LessonRows(session).learnt());
    }

    private boolean write(String what, Work<Boolean> work) {
        return transactions.write(what, JdbcInbox.PATIENCE, work, done -> {});
    }
}

package dev.kotae.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The store cannot be opened. The reason and its arguments are what an operator is told in their
/// language; the message says the same in English, for logs.
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What is wrong. Argument 0 is the file or the database or, where the setting names none, the
    /// setting.
    public enum Reason {
        /// The setting names no database of a kind that we know; no arguments, since it may hold a
        /// password.
        UNKNOWN(
                "store.url names neither a SQLite file nor a PostgreSQL database: write"
                        + " jdbc:sqlite:data/kotae.db or jdbc:postgresql://host/database"),
        /// The setting names a database in memory.
        KEEPS_NOTHING("store.url=%s keeps nothing: write a path, such as data/kotae.db"),
        /// Argument 0: what follows the file's name and is no pragma that the driver knows.
        UNKNOWN_PRAGMA(
                "store.url sets %s, which is no setting of SQLite's: write it as in"
                        + " jdbc:sqlite:data/kotae.db?cache_size=-64000, or leave it out"),
        /// The setting names a root.
        NO_FILE("%s is a folder: name a file in store.url"),
        /// Argument 1: what went wrong.
        NO_FOLDER(
                "the folder of %s cannot be made (%s): make it, or name another file in store.url"),
        /// There is no such file.
        MISSING("%s does not exist: name the file that holds the data"),
        /// The tables are those of an older version, or are not there yet.
        OTHER_VERSION(
                "%s is not in use by this version of Kotae: use the one of the server, or start the"
                        + " server of this version once"),
        /// The tables in it are not ours.
        FOREIGN("%s holds the data of another program: name another file in store.url"),
        /// This process has it open.
        HELD_HERE("%s is open in this process already: open it once"),
        /// Argument 1: the id of the process that has it open.
        HELD(
                "%s is in use by another Kotae (process %s): stop it, or name another file in"
                        + " store.url"),
        /// Argument 0 is the lock's file.
        NO_LOCK("%s cannot be made and locked: give this user the right to write there"),
        /// It is something else.
        NO_DATABASE("%s is not a SQLite database: name another file in store.url, or move it away"),
        /// SQLite finds it corrupt.
        DAMAGED("%s is damaged: restore it from a backup, or move it away and begin anew"),
        /// It or its folder.
        READ_ONLY(
                "%s cannot be written: give this user the right to write the file and its folder"),
        /// It is no file, or a right is missing.
        NOT_OPENED(
                "%s cannot be opened: see that it is a file, and that this user may read and"
                        + " write it"),
        /// The disk is full.
        FULL("%s cannot grow: make room on the disk"),
        /// Another program, such as a backup, has it open.
        LOCKED("%s is locked by another program: close whatever has it open"),
        /// Argument 0: the folder in which it is unpacked.
        NO_LIBRARY(
                "SQLite's library cannot be loaded from %s: let programs run from there (no noexec),"
                        + " or name another folder with JAVA_OPTS=-Djava.io.tmpdir=FOLDER"),
        /// Argument 1: SQLite's name of the error.
        UNWELL("%s cannot be used (%s): see that the disk is well"),
        /// Argument 0: which of the keys, from 1.
        NO_KEY(
                "key %s of store.key is not 32 bytes in base64: make one with openssl rand -base64 32"),
        /// The url of PostgreSQL cannot be understood; no arguments, since it may hold a password.
        NO_ADDRESS(
                "store.url is no address of a PostgreSQL database: write"
                        + " jdbc:postgresql://host:5432/database?user=NAME&password=SECRET, or give"
                        + " user and password as PGUSER and PGPASSWORD"),
        /// Argument 0 of this and the following is the server and its database.
        UNREACHABLE(
                "%s does not answer: see that PostgreSQL runs there, and that this machine may"
                        + " reach it"),
        /// One side wants TLS and the other has none, or its certificate is not trusted.
        NO_TLS(
                "%s and this machine do not agree on TLS: see sslmode and sslrootcert in store.url,"
                        + " and the server's certificate"),
        /// The driver does not take what follows the url.
        WRONG_PARAMETER(
                "%s: a parameter in store.url has a value that cannot be: see sslmode,"
                        + " connectTimeout and the like there"),
        /// Argument 1: the user.
        DENIED(
                "%s does not let user %s in: see the user and the password, in store.url or in"
                        + " PGUSER and PGPASSWORD"),
        /// The server has no such database.
        NO_SUCH_DATABASE("%s does not exist on its server: create the database, empty"),
        /// The schema's tables are not ours.
        FOREIGN_SCHEMA(
                "%s holds the tables of another program: name an empty database in store.url, or"
                        + " an empty schema with currentSchema"),
        /// Argument 1: the user.
        NO_RIGHTS(
                "%s does not let user %s make tables: grant it the right to create in its schema"),
        /// The server only reads.
        STANDBY("%s is read-only: name the primary server in store.url"),
        /// Argument 1: PostgreSQL's code of the error.
        SERVER_UNWELL("%s cannot be used (%s): see the log of PostgreSQL"),
        /// What is to be copied to holds data.
        NOT_EMPTY("%s holds data already: copy to a new file or an empty database");

        private final String english;

        Reason(String english) {
            this.english = english;
        }

        /// The name under which the sentences of other languages are kept, such as `no-folder`.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final String[] arguments;

    /// @param arguments as the reason has them; none is a secret
    public StoreUnusable(Reason reason, Object... arguments) {
        this(null, reason, arguments);
    }

    /// @param cause what was thrown, if something was
    /// @param arguments as the reason has them; none is a secret
    public StoreUnusable(@Nullable Throwable cause, Reason reason, Object... arguments) {
        super(reason.english.formatted(arguments), cause);
        this.reason = reason;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }

    /// What is wrong.
    public Reason reason() {
        return reason;
    }

    /// What the reason's sentence is filled in with.
    public List<String> arguments() {
        return List.of(arguments);
    }
}

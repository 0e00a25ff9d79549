package dev.kotae.app.house;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.kotae.app.settings.Key;
import dev.kotae.app.settings.Settings;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Sets logging up in code, which starts faster than reading a file: to standard error, warnings
/// only until the settings are known. Logback finds it as a service.
public final class Logs extends ContextAwareBase implements Configurator {
    /// In the course of which turn stands before a message that does not name one itself.
    private static final String MESSAGE =
            "%replace(turn=%X{turn:-} %msg){'^turn= |^turn=\\S+ (?=turn=)', ''}";

    private static final String LINE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} " + MESSAGE + "%n%rEx{12}";

    /// Libraries that say more than anybody wants, or more than anybody should read: at DEBUG
    /// Slack's client prints request bodies.
    private static final List<String> TALKATIVE =
            List.of(
                    "com.slack.api",
                    "okhttp3",
                    "org.eclipse.jetty",
                    "software.amazon.awssdk",
                    "io.netty",
                    "org.flywaydb",
                    "org.apache.lucene");

    /// They warn of every font and every flaw of a document that was read all the same; and of
    /// every connection that a server drops, where one line of ours says that it is gone.
    private static final List<String> FUSSY =
            List.of("org.apache.pdfbox", "org.apache.fontbox", "com.zaxxer.hikari");

    /// It prints where in the SDK a proxy refused, which the failure of the request says in a line.
    private static final String TUNNELS =
            "software.amazon.awssdk.http.nio.netty.internal.Http1TunnelConnectionPool";

    /// Held, because the JDK forgets a logger that nobody holds, and its level with it.
    private static final java.util.logging.Logger LUCENE =
            java.util.logging.Logger.getLogger("org.apache.lucene");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // Lucene alone logs to the JDK; what it warns of is that an incubating module is not used.
        LUCENE.setLevel(java.util.logging.Level.SEVERE);
        write(context, new PatternLayoutEncoder(), Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Logs as the settings say.
    static void apply(Settings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            boolean json = settings.text(Key.LOG_FORMAT).equals("json");
            EncoderBase<ILoggingEvent> encoder = json ? sentences() : new PatternLayoutEncoder();
            write(context, encoder, Level.toLevel(settings.text(Key.LOG_LEVEL)));
        }
    }

    /// No word of single documents that could not be read: for somebody who asks one question.
    public static void quietOfDocuments() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("dev.kotae.knowledge").setLevel(Level.ERROR);
        }
    }

    /// One object a line. The message stands in it as a person reads it, which the encoder leaves
    /// out unless it is told.
    private static JsonEncoder sentences() {
        var json = new JsonEncoder();
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithContext(false);
        json.setWithSequenceNumber(false);
        return json;
    }

    private static void write(LoggerContext context, Encoder<ILoggingEvent> encoder, Level level) {
        context.reset();
        if (encoder instanceof PatternLayoutEncoder lines) {
            lines.setPattern(LINE);
        }
        encoder.setContext(context);
        encoder.start();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(appender);
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        context.getLogger(TUNNELS).setLevel(Level.OFF);
        FUSSY.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
    }
}

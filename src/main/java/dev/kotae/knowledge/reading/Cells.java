package dev.kotae.knowledge.reading;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/// What a workbook's cells show: shared words, and numbers that are dates, lengths of time or parts
/// of a hundred by their format.
///
/// @param words the words that cells point at, by number
/// @param looks how the numbers of each style look
/// @param since1904 whether days are counted as old Macintoshes did
record Cells(List<String> words, List<Look> looks, boolean since1904) {
    /// What a spreadsheet holds exactly (IEEE 754 doubles).
    private static final MathContext DIGITS = new MathContext(15);

    /// A longer number, or one with more zeros, is shown as it is written: `1E999999999` in plain
    /// digits would fill any memory.
    private static final int LONGEST_NUMBER = 40;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final double MOST_DAYS = 2_958_466; // the end of the year 9999
    private static final double SECONDS_A_DAY = 86_400;

    /// What of a format is shown as it stands, or not at all.
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|General");

    /// Hours, minutes or seconds that are counted on beyond a day.
    private static final Pattern COUNTED = Pattern.compile("\\[(h+|m+|s+)]", CASE_INSENSITIVE);

    /// How a number is shown.
    private enum Look {
        PLAIN,
        PERCENT,
        DATE,
        ELAPSED;

        static Look of(String format) {
            var shown = ASIDE.matcher(format).replaceAll("");
            if (COUNTED.matcher(format).find()) {
                return ELAPSED;
            }
            if (shown.matches(".*[yYmMdDhHsS年月日].*")) {
                return DATE;
            }
            return shown.contains("%") ? PERCENT : PLAIN;
        }

        /// What stands for a format without saying it (ECMA-376, 18.8.30).
        static Look ofUsual(String id) {
            if (id.matches("1[4-9]|2[0-2]|2[7-9]|3[0-6]|45|47|5[0-8]")) {
                return DATE;
            }
            return switch (id) {
                case "9", "10" -> PERCENT;
                case "46" -> ELAPSED;
                default -> PLAIN;
            };
        }
    }

    static Cells of(OfficeFile office, Relations parts, boolean since1904) throws IOException {
        var shared = new Shared(office.allowance());
        office.read(parts.ofType("sharedStrings", "xl/sharedStrings.xml"), shared);
        var styles = new Styles();
        office.read(parts.ofType("styles", "xl/styles.xml"), styles);
        return new Cells(shared.words, styles.looks(), since1904);
    }

    static boolean isTrue(String value) {
        return value.equals("1") || value.equals("true");
    }

    /// @param type how the value is written (ECMA-376, ST_CellType)
    /// @param style the number of the cell's style
    String shown(String value, String type, String style) {
        return switch (type) {
            case "s" -> at(words, value, "");
            case "b" -> isTrue(value) ? "TRUE" : "FALSE";
            case "n" -> number(value, at(looks, style, Look.PLAIN));
            default -> value;
        };
    }

    private String number(String value, Look look) {
        if (value.length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            var number = new BigDecimal(value.strip());
            double days = number.doubleValue();
            if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                return value;
            }
            boolean ofTime = days >= 0 && days < MOST_DAYS;
            return switch (look) {
                case PLAIN -> plain(number);
                case PERCENT -> plain(number.movePointRight(2)) + "%";
                case DATE -> ofTime ? moment(days) : plain(number);
                case ELAPSED -> ofTime ? elapsed(days) : plain(number);
            };
        } catch (NumberFormatException odd) {
            return value;
        }
    }

    private static String plain(BigDecimal number) {
        return number.round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String elapsed(double days) {
        long seconds = Math.round(days * SECONDS_A_DAY);
        var minutes = String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
        return seconds % 60 == 0
                ? minutes
                : minutes + String.format(Locale.ROOT, ":%02d", seconds % 60);
    }

    private String moment(double days) {
        long seconds = Math.round((days - Math.floor(days)) * SECONDS_A_DAY);
        var day = (since1904 ? DAY_ZERO_1904 : DAY_ZERO).plusDays((long) days);
        LocalDateTime moment = day.atStartOfDay().plus(seconds, ChronoUnit.SECONDS);
        if (seconds == 0) {
            return day.toString();
        }
        return days < 1 ? moment.toLocalTime().toString() : day + " " + moment.toLocalTime();
    }

    private static <T> T at(List<T> list, String number, T otherwise) {
        try {
            int at = Integer.parseInt(number.strip());
            return at >= 0 && at < list.size() ? list.get(at) : otherwise;
        } catch (NumberFormatException odd) {
            return otherwise;
        }
    }

    private static final class Shared implements OfficeFile.Listener {
        private final List<String> words = new ArrayList<>();
        private final StringBuilder item = new StringBuilder();
        private final Allowance allowance;
        private boolean said;
        private boolean phonetic;

        Shared(Allowance allowance) {
            this.allowance = allowance;
        }

        @Override
        public void begins(String element, XMLStreamReader at) {
            switch (element) {
                case "si" -> item.setLength(0);
                case "rPh" -> phonetic = true; // says in kana how the words before are read
                case "t" -> said = !phonetic;
                default -> {}
            }
        }

        @Override
        public void words(String text) throws IOException {
            if (said) {
                allowance.take(text.length());
                item.append(text);
            }
        }

        @Override
        public void ends(String element) throws IOException {
            switch (element) {
                case "si" -> {
                    allowance.takePiece();
                    words.add(item.toString());
                }
                case "rPh" -> phonetic = false;
                case "t" -> said = false;
                default -> {}
            }
        }
    }

    private static final class Styles implements OfficeFile.Listener {
        private final Map<String, Look> own = new HashMap<>();
        private final List<String> formats = new ArrayList<>();
        private boolean ofCells;

        @Override
        public void begins(String element, XMLStreamReader at) {
            switch (element) {
                case "numFmt" ->
                        own.put(
                                OfficeFile.attribute(at, "numFmtId").orElse(""),
                                Look.of(OfficeFile.attribute(at, "formatCode").orElse("")));
                case "cellXfs" -> ofCells = true;
                case "xf" -> {
                    if (ofCells) {
                        formats.add(OfficeFile.attribute(at, "numFmtId").orElse("0"));
                    }
                }
                default -> {}
            }
        }

        @Override
        public void words(String text) {}

        @Override
        public void ends(String element) {
            ofCells &= !element.equals("cellXfs");
        }

        List<Look> looks() {
            return formats.stream()
                    .map(id -> Optional.ofNullable(own.get(id)).orElseGet(() -> Look.ofUsual(id)))
                    .toList();
        }
    }
}

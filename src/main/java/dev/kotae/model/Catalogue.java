package dev.kotae.model;

import dev.kotae.model.ModelCard.Thinking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knows the language models of Amazon Bedrock by their ids, and the models that a search asks.
///
/// Context, longest answer and prices are those of the AWS model cards and of the price lists of
/// Anthropic, LiteLLM, Portkey and models.dev, as printed from August to November 2026, on demand;
/// the Bedrock price page (aws.amazon.com/bedrock/pricing) has the last word. Prices are those of
/// `global.` profiles. Whether a geographic profile costs the same or a tenth more is told
/// differently by these sources: the higher is taken, so that no cost is shown that is lower than
/// the one paid.
public final class Catalogue {
    private static final Pattern PROFILE =
            Pattern.compile("(?<geography>us-gov|us|eu|jp|apac|au|ca|in|global)\\.(?<base>.+)");

    /// What stands behind a model's name: day, version, and a context size or the like.
    private static final Pattern RELEASE = Pattern.compile("(-\\d{8})?(-v\\d+)?(:.*)?$");

    /// From Claude 4 on the family stands before the version.
    private static final Pattern CLAUDE =
            Pattern.compile("anthropic\\.claude-(?<family>[a-z]+)-(?<version>\\d+(-\\d+)*)");

    /// The families that look at pictures, for models that are not in the table (November 2026).
    private static final Pattern SEEING =
            Pattern.compile(
                    "claude-(?!instant|v?2)|nova-(?!micro)|llama4|pixtral|gpt-[56]|gemma-3");

    /// Of most models of Anthropic; below it nothing is cached and nothing is said.
    private static final int UNTOLD_CACHE = 1_024;

    private static final Map<String, Entry> ENTRIES =
            rows("models.txt")
                    .map(Entry::parse)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    entry -> entry.card().id(), Function.identity()));

    /// With the models' own names for ids.
    private static final Map<String, SearchModel> SEARCH_MODELS =
            rows("search-models.txt")
                    .map(Catalogue::searchModel)
                    .collect(Collectors.toUnmodifiableMap(SearchModel::id, Function.identity()));

    private Catalogue() {}

    /// The card of a model. Every id gets one: a Claude that is not in the table is taken to be
    /// newer, which means to think always and to refuse `temperature`; of any other unknown model
    /// little is expected. The price of both is unknown.
    ///
    /// @param id a base id, the id of an inference profile, or the ARN of either
    public static ModelCard card(String id) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        var profile = PROFILE.matcher(name);
        boolean geographic = profile.matches() && !profile.group("geography").equals("global");
        String base = profile.matches() ? profile.group("base") : name;
        String model = RELEASE.matcher(base).replaceFirst("");
        var entry = ENTRIES.get(model);
        return (entry == null ? unknown(id, model) : entry).card(id, geographic);
    }

    /// A model that a search asks. Every id gets one; the price of one that is not in the table is
    /// unknown.
    ///
    /// @param id a base id, the id of an inference profile, or the ARN of either
    public static SearchModel searchModel(String id) {
        // An ARN has the number of an account in it, which is nobody's business in a chat.
        String name = id.substring(id.lastIndexOf('/') + 1);
        var profile = PROFILE.matcher(name);
        String base = profile.matches() ? profile.group("base") : name;
        var known = SEARCH_MODELS.get(base.replaceFirst(":.*$", ""));
        return known == null
                ? new SearchModel(id, name, Price.UNKNOWN)
                : new SearchModel(id, known.name(), known.price());
    }

    /// The model that stands for a tier where the settings name none: the newest of Anthropic's,
    /// through the inference profile that keeps requests closest to the region.
    ///
    /// @param region such as `ap-northeast-1`
    /// @return the id of an inference profile
    public static String standard(Tier tier, String region) {
        String model =
                switch (tier) {
                    case QUICK -> "haiku-5-5";
                    case BALANCED -> "sonnet-5-5";
                    case DEEP -> "opus-5-5";
                };
        return geography(region) + ".anthropic.claude-" + model;
    }

    /// The ids under which the model of an inference profile is reached through other profiles, in
    /// their order; the id itself where it is no profile's, or none are given.
    ///
    /// @param profiles geographies such as `jp` and `global`
    public static List<String> throughout(String id, List<String> profiles) {
        var profile = PROFILE.matcher(id);
        return profile.matches() && !profiles.isEmpty()
                ? Stream.concat(
                                Stream.of(id),
                                profiles.stream().map(one -> one + "." + profile.group("base")))
                        .distinct()
                        .toList()
                : List.of(id);
    }

    /// The inference profile that keeps requests closest to a region.
    public static String geography(String region) {
        return switch (region) {
            case "ap-northeast-1", "ap-northeast-3" -> "jp";
            case "ap-southeast-2" -> "au";
            case String gov when gov.startsWith("us-gov-") -> "us-gov";
            case String us when us.startsWith("us-") -> "us";
            case String eu when eu.startsWith("eu-") -> "eu";
            default -> "global";
        };
    }

    private static Entry unknown(String id, String model) {
        var claude = CLAUDE.matcher(model);
        if (claude.matches()) {
            String family = claude.group("family");
            return new Entry(
                    new ModelCard(
                            model,
                            claudeName(family, claude.group("version")),
                            tierOf(family),
                            200_000,
                            64_000,
                            Ability.of("stidc"),
                            Thinking.ALWAYS,
                            UNTOLD_CACHE,
                            Price.UNKNOWN,
                            ""),
                    BigDecimal.ONE);
        }
        var abilities = SEEING.matcher(model).find() || isUntold(id) ? "sid" : "sd";
        // Small models refuse a maxTokens of more than 4,096.
        return new Entry(
                new ModelCard(
                        model,
                        // An ARN has the number of an account in it, which is nobody's business in
                        // a chat.
                        id.substring(id.lastIndexOf('/') + 1),
                        Tier.BALANCED,
                        32_000,
                        4_096,
                        Ability.of(abilities),
                        Thinking.NONE,
                        0,
                        Price.UNKNOWN,
                        ""),
                BigDecimal.ONE);
    }

    /// Whether the id does not say which model it stands for.
    private static boolean isUntold(String id) {
        return id.startsWith("arn:") && !id.contains("foundation-model/");
    }

    private static Tier tierOf(String family) {
        return switch (family) {
            case "haiku" -> Tier.QUICK;
            case "sonnet" -> Tier.BALANCED;
            default -> Tier.DEEP;
        };
    }

    private static String claudeName(String family, String version) {
        String capital = family.substring(0, 1).toUpperCase(Locale.ROOT);
        return "Claude " + capital + family.substring(1) + " " + version.replace('-', '.');
    }

    /// The rows of a table, each as its cells.
    private static Stream<String[]> rows(String name) {
        try (var table = Catalogue.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException(name + " is not beside its class");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(row -> row.split("\\|", -1))
                    .map(cells -> Arrays.stream(cells).map(String::strip).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchModel searchModel(String[] cells) {
        var price =
                cells[3].equals("-")
                        ? Price.of(cells[2], "0", "0", "0")
                        : new Price.PerRequest(new BigDecimal(cells[3]).movePointLeft(3));
        return new SearchModel(cells[0], cells[1], price);
    }

    /// A row of the table.
    ///
    /// @param card with the model's own name for an id
    /// @param regional how many times as much a geographic profile costs at most
    private record Entry(ModelCard card, BigDecimal regional) {
        static Entry parse(String[] cells) {
            return new Entry(
                    new ModelCard(
                            cells[0],
                            cells[1],
                            Tier.valueOf(cells[2]),
                            Integer.parseInt(cells[3]),
                            Integer.parseInt(cells[4]),
                            Ability.of(cells[5]),
                            Thinking.valueOf(cells[6]),
                            Integer.parseInt(cells[7]),
                            price(Price.of(cells[8], cells[9], cells[10], cells[11]), cells[12]),
                            quoted(cells[14])),
                    new BigDecimal(cells[13]));
        }

        private static Price price(Price.PerToken price, String dearerWhenLong) {
            if (dearerWhenLong.equals("-")) {
                return price;
            }
            int times = dearerWhenLong.indexOf('x');
            return new Price.ByLength(
                    Long.parseLong(dearerWhenLong.substring(0, times)),
                    price,
                    price.times(new BigDecimal(dearerWhenLong.substring(times + 1))));
        }

        private static String quoted(String monthAndSource) {
            return monthAndSource
                    .replace(" a", ", Anthropic")
                    .replace(" l", ", LiteLLM, Portkey and models.dev");
        }

        ModelCard card(String id, boolean geographic) {
            var own = card.as(id);
            return geographic ? own.at(card.price().times(regional)) : own;
        }
    }
}

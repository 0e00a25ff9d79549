package dev.kotae.bedrock;

import dev.kotae.model.ModelFailure;
import dev.kotae.model.Offer;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.bedrock.BedrockAsyncClient;
import software.amazon.awssdk.services.bedrock.model.FoundationModelSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileStatus;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileSummary;
import software.amazon.awssdk.services.bedrock.model.InferenceType;
import software.amazon.awssdk.services.bedrock.model.ModelModality;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the account may use in its region, as the control plane lists it. That a model is listed
/// does not say that access to it was granted: `./kotae doctor` asks each one that is set.
public final class BedrockOffers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// More pages than there are profiles.
    private static final int MOST_PAGES = 50;

    private final BedrockClients clients;

    /// @param clients whose connections are used; closed by their owner
    public BedrockOffers(BedrockClients clients) {
        this.clients = clients;
    }

    /// Models that write text in a stream, by their makers and names, each by every id by which it
    /// can be asked for. Blocks.
    ///
    /// @throws ModelFailure when the service does not say
    public List<Offer> all() {
        var client = clients.control();
        var models =
                answer(
                                client.listFoundationModels(
                                        request -> request.byOutputModality(ModelModality.TEXT)))
                        .modelSummaries()
                        .stream()
                        .filter(model -> Boolean.TRUE.equals(model.responseStreamingSupported()))
                        .filter(model -> model.outputModalities().contains(ModelModality.TEXT))
                        .toList();
        var offers = new ArrayList<Offer>();
        var byArn = new HashMap<String, FoundationModelSummary>();
        for (var model : models) {
            byArn.put(base(model.modelArn()), model);
            if (model.inferenceTypesSupported().contains(InferenceType.ON_DEMAND)) {
                offers.add(
                        new Offer(
                                model.modelId(),
                                model.providerName(),
                                model.modelName(),
                                Offer.How.ON_DEMAND));
            }
        }
        for (var profile : profiles(client)) {
            addProfile(profile, byArn, offers);
        }
        offers.sort(
                Comparator.comparing(Offer::provider)
                        .thenComparing(Offer::name)
                        .thenComparing(Offer::id));
        return List.copyOf(offers);
    }

    private List<InferenceProfileSummary> profiles(BedrockAsyncClient client) {
        var all = new ArrayList<InferenceProfileSummary>();
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var token = next;
            var answer = answer(client.listInferenceProfiles(request -> request.nextToken(token)));
            all.addAll(answer.inferenceProfileSummaries());
            next = answer.nextToken();
            if (next == null) {
                break;
            }
        }
        return all;
    }

    private static void addProfile(
            InferenceProfileSummary profile,
            Map<String, FoundationModelSummary> byArn,
            List<Offer> offers) {
        if (profile.status() != InferenceProfileStatus.ACTIVE) {
            return;
        }
        profile.models().stream()
                .map(model -> byArn.get(base(model.modelArn())))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(model ->
                        offers.add(
                                new Offer(
                                        profile.inferenceProfileId(),
                                        model.providerName(),
                                        model.modelName(),
                                        Offer.How.PROFILE)));
    }

    /// A profile names a model by the ARN of each region that it spans.
    private static String base(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static <T> T answer(CompletableFuture<T> call) {
        try {
            return call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw Failures.ofModel("list", failed);
        } catch (TimeoutException late) {
            throw new ModelFailure.Late("the list of models did not come within " + PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.Interrupted("interrupted while models were listed");
        } finally {
            call.cancel(true);
        }
    }
}

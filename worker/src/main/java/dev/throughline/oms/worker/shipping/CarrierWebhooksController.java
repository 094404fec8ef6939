package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.activities.shipping.CarrierNews;
import dev.throughline.oms.activities.shipping.ForgedWebhookException;
import dev.throughline.oms.activities.shipping.UnreadableWebhookException;
import dev.throughline.oms.api.CarriersApi;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

/** Guarded by the carrier's signature over the bytes, not by a token. Every message is counted by what became of it. */
@ApiController
class CarrierWebhooksController implements CarriersApi {
    private static final Logger LOG = LoggerFactory.getLogger(CarrierWebhooksController.class);

    private final CarrierNews news;
    private final ParcelNews told;
    private final HttpServletRequest request;
    private final MeterRegistry meters;

    CarrierWebhooksController(CarrierNews news, ParcelNews told, HttpServletRequest request, MeterRegistry meters) {
        this.news = news;
        this.told = told;
        this.request = request;
        this.meters = meters;
    }

    @Override
    public ResponseEntity<Void> receiveCarrierWebhook(String carrier, Resource body) {
        if (!news.isKnown(carrier)) {
            throw ProblemException.notFound("carrier of this name");
        }
        try {
            boolean isNew = news.receive(request::getHeader, body.getContentAsByteArray());
            count(carrier, isNew ? "applied" : "known");
        } catch (ForgedWebhookException e) {
            count(carrier, "refused");
            LOG.warn("A webhook in the name of {} is refused: {}", carrier, e.getMessage());
            throw new ProblemException(
                    ProblemType.SIGNATURE_REFUSED, "Sign the bytes that are sent, now, with the secret we share");
        } catch (UnreadableWebhookException e) {
            count(carrier, "unreadable");
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Signed, but " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told.tellQuietly();
        return ResponseEntity.noContent().build();
    }

    private void count(String carrier, String outcome) {
        meters.counter("throughline.carrier.webhooks", "carrier", carrier, "outcome", outcome)
                .increment();
    }
}

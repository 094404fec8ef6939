package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.TillSaleRequest;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns what a till reports into a checkout: a fact, of which only what makes no sense is refused. */
@Component
public class TillDesk {
    private static final ChannelId STORE = new ChannelId("store");

    private final CheckoutForm form;
    private final CheckoutTerms terms;
    private final PricedLines lines;
    private final Channels channels;

    TillDesk(CheckoutForm form, CheckoutTerms terms, PricedLines lines, Channels channels) {
        this.form = form;
        this.terms = terms;
        this.lines = lines;
        this.channels = channels;
    }

    /** A till transaction is unique within its location, whoever reports it. */
    public static String clientOf(TillSaleRequest sale) {
        return "till:" + sale.getLocation();
    }

    /** Throws a problem with what makes no sense. */
    public Checkout read(OrderId id, TillSaleRequest sale) {
        var errors = new ArrayList<FieldError>();
        if (sale.getContact() != null) {
            form.checkContact(sale.getContact(), null, errors);
        }
        form.checkTime("sold_at", sale.getSoldAt(), errors);
        CheckoutForm.refuse(errors);
        var channel = channels.find(STORE)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_CHANNEL, "The registry needs a channel 'store' for till sales"));
        return new Checkout(
                id,
                Checkout.Kind.TILL_SALE,
                channel.id(),
                sale.getCurrency(),
                sale.getClientReference(),
                sale.getSoldAt().truncatedTo(ChronoUnit.MICROS),
                ShortagePolicy.ALL_OR_NOTHING,
                FulfillmentMethod.PICKUP,
                terms.location("location", sale.getLocation()),
                null,
                sale.getContact() == null ? null : CheckoutDesk.contact(sale.getContact()),
                null,
                lines.of(channel, sale.getCurrency(), sale.getLines(), null),
                Map.of(),
                null);
    }
}

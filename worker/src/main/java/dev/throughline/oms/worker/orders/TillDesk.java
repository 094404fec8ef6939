package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.till.TillTransaction;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.TillSaleRequest;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a till reports into a checkout: a fact, of which only what makes no sense is refused. */
@Component
public class TillDesk {
    /** What codes mean at tills. */
    public static final ChannelId STORE = new ChannelId("store");

    private static final int UNIT_PRICE_DIGITS = 4;

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

    /** What a till sold, of a transaction that was read before. */
    public Checkout sale(OrderId id, TillTransaction transaction) {
        var buyer = transaction.buyer();
        var lines = new ArrayList<Checkout.Line>();
        for (var line : transaction.sold()) {
            lines.add(line(lines.size() + 1, line, transaction.currency()));
        }
        var metadata = new HashMap<>(Map.of("till_transaction", transaction.id()));
        if (buyer != null && buyer.loyaltyAccount() != null) {
            metadata.put("loyalty_account", buyer.loyaltyAccount());
        }
        return new Checkout(
                id,
                Checkout.Kind.TILL_SALE,
                channel().id(),
                transaction.currency(),
                null,
                transaction.endedAt(),
                ShortagePolicy.ALL_OR_NOTHING,
                FulfillmentMethod.PICKUP,
                transaction.key().location(),
                null,
                contact(buyer),
                null,
                lines,
                metadata,
                null);
    }

    /** The till says what all units of a line cost; a unit's price is that amount's part, in four decimals. */
    private Checkout.Line line(int number, TillTransaction.Line line, String currency) {
        var major = BigDecimal.valueOf(line.amountMinor(), terms.fractionDigits(currency));
        return new Checkout.Line(
                number,
                Objects.requireNonNull(line.sku()),
                line.quantity(),
                major.divide(BigDecimal.valueOf(line.quantity()), UNIT_PRICE_DIGITS, RoundingMode.HALF_UP),
                new Money(line.amountMinor(), currency),
                Money.zero(currency));
    }

    private static Checkout.@Nullable Contact contact(TillTransaction.@Nullable Buyer buyer) {
        return buyer == null || (buyer.email() == null && buyer.phone() == null)
                ? null
                : new Checkout.Contact(
                        Objects.requireNonNullElse(buyer.name(), ""), buyer.email(), buyer.phone(), "en", false);
    }

    private Channel channel() {
        return channels.find(STORE)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_CHANNEL, "The registry needs a channel 'store' for till sales"));
    }

    /** Throws a problem with what makes no sense. */
    public Checkout read(OrderId id, TillSaleRequest sale) {
        var errors = new ArrayList<FieldError>();
        if (sale.getContact() != null) {
            form.checkContact(sale.getContact(), null, errors);
        }
        form.checkTime("sold_at", sale.getSoldAt(), errors);
        CheckoutForm.refuse(errors);
        var channel = channel();
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

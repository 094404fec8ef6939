package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.channel.Channel;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.Money;
import dev.throughline.oms.api.model.OrderLineRequest;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lines with their products, prices and parts of the charges. */
@Component
class PricedLines {
    /** The contract's largest amount. */
    private static final long MAX_MINOR = 99_999_999_999L;

    private final Catalog catalog;
    private final CheckoutTerms terms;

    PricedLines(Catalog catalog, CheckoutTerms terms) {
        this.catalog = catalog;
        this.terms = terms;
    }

    /** Prices come from the catalogue, or from the request where the channel may set them. */
    List<Checkout.Line> of(
            Channel channel, String currency, List<OrderLineRequest> requested, @Nullable Money shippingCharge) {
        int digits = terms.fractionDigits(currency);
        var products = productsOf(channel, requested);
        var prices = new ArrayList<BigDecimal>();
        var goods = new ArrayList<Long>();
        for (int i = 0; i < requested.size(); i++) {
            var line = requested.get(i);
            var price = price(i, channel, line, product(products, line), currency);
            prices.add(price);
            goods.add(OrderArithmetic.lineTotal(line.getQuantity(), price, digits));
        }
        var charges = OrderArithmetic.allocate(chargeMinor(shippingCharge, currency), goods);
        refuseMoreThanMoneyHolds(goods);
        var lines = new ArrayList<Checkout.Line>();
        for (int i = 0; i < requested.size(); i++) {
            var line = requested.get(i);
            var sku = product(products, line).sku();
            lines.add(new Checkout.Line(
                    i + 1,
                    sku,
                    line.getQuantity(),
                    prices.get(i),
                    money(goods.get(i), currency),
                    money(charges.get(i), currency),
                    line.getSku().equals(sku.value()) ? null : line.getSku()));
        }
        return lines;
    }

    private Map<String, Product> productsOf(Channel channel, List<OrderLineRequest> requested) {
        var skus = new HashSet<String>();
        requested.forEach(line -> skus.add(line.getSku()));
        var products = catalog.resolve(skus, channel.id());
        var unknown = new ArrayList<FieldError>();
        for (int i = 0; i < requested.size(); i++) {
            if (!products.containsKey(requested.get(i).getSku())) {
                unknown.add(Fields.error(
                        "lines[" + i + "].sku",
                        "must be a code of the catalogue that means one unit in this channel",
                        ProblemType.UNKNOWN_SKU));
            }
        }
        if (!unknown.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SKU, "Every line names a product of the catalogue", unknown);
        }
        return products;
    }

    private static Product product(Map<String, Product> products, OrderLineRequest line) {
        var product = products.get(line.getSku());
        if (product == null) {
            throw new IllegalStateException("unknown products were refused before");
        }
        return product;
    }

    private static BigDecimal price(
            int index, Channel channel, OrderLineRequest line, Product product, String currency) {
        if (line.getUnitPrice() != null) {
            if (!channel.maySetPrice()) {
                throw ProblemException.ofField(
                        ProblemType.CHANNEL_NOT_ALLOWED,
                        "lines[" + index + "].unit_price",
                        "must be left out: the catalogue's price counts");
            }
            return new BigDecimal(line.getUnitPrice());
        }
        if (product.unitPrice() == null || !currency.equals(product.currency())) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "lines[" + index + "].sku", "must have a price in " + currency);
        }
        return product.unitPrice();
    }

    private static long chargeMinor(@Nullable Money charge, String currency) {
        if (charge == null) {
            return 0;
        }
        if (!currency.equals(charge.getCurrency())) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "shipping_charge.currency", "must be the order's, " + currency);
        }
        return charge.getAmountMinor();
    }

    private static void refuseMoreThanMoneyHolds(List<Long> goods) {
        if (goods.stream().mapToDouble(Long::doubleValue).sum() > MAX_MINOR) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "lines", "must add up to at most " + MAX_MINOR + " in minor units");
        }
    }

    private static dev.throughline.oms.workflows.shared.Money money(long minor, String currency) {
        return new dev.throughline.oms.workflows.shared.Money(minor, currency);
    }
}

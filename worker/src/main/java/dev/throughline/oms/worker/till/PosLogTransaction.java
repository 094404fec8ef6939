package dev.throughline.oms.worker.till;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A {@code Transaction} of a POSLog in the contract's words. What cannot be understood is passed on as it is, for the contract's rules to
 * say what would be right.
 */
final class PosLogTransaction {
    private static final Set<String> BROKEN_OFF = Set.of("VOIDED", "CANCELED", "CANCELLED", "SUSPENDED", "FAILED");
    private static final int DATE = "2026-11-22".length();

    private final XmlNode node;
    private final XmlNode retail;
    private final ZoneId zone;

    private PosLogTransaction(XmlNode node, XmlNode retail, ZoneId zone) {
        this.node = node;
        this.retail = retail;
        this.zone = zone;
    }

    /**
     * Empty for transactions that sell and take back nothing, such as those that open a till.
     *
     * @param zones of a store: for times without an offset
     */
    static Optional<Map<String, Object>> read(XmlNode node, Function<String, ZoneId> zones) {
        var zone = zones.apply(node.text("RetailStoreID").orElse(""));
        return node.first("RetailTransaction").map(retail -> new PosLogTransaction(node, retail, zone).tree());
    }

    private Map<String, Object> tree() {
        var tree = reference(node, "location");
        put(tree, "started_at", node.text("BeginDateTime").map(this::time));
        put(tree, "ended_at", node.text("EndDateTime").map(this::time));
        put(tree, "currency", currency());
        if (isBrokenOff()) {
            tree.put("status", "VOIDED");
        }
        put(
                tree,
                "voids",
                retail.all("TransactionLink").stream()
                        .filter(link -> link.attribute("ReasonCode")
                                .toUpperCase(Locale.ROOT)
                                .contains("VOID"))
                        .findFirst()
                        .map(link -> reference(link, "location")));
        put(tree, "buyer", buyer());
        var lines = new ArrayList<Map<String, Object>>();
        var tenders = new ArrayList<Map<String, Object>>();
        for (var item : retail.all("LineItem")) {
            item.first("Sale").ifPresent(sale -> lines.add(line("SALE", item, sale)));
            item.first("Return").ifPresent(back -> lines.add(line("RETURN", item, back)));
            item.first("Tender").filter(_ -> !item.flag("VoidFlag")).ifPresent(tender -> tenders.add(tender(tender)));
        }
        tree.put("lines", lines);
        if (!tenders.isEmpty()) {
            tree.put("tenders", tenders);
        }
        return tree;
    }

    private boolean isBrokenOff() {
        return node.flag("CancelFlag")
                || node.flag("TrainingModeFlag")
                || BROKEN_OFF.contains(retail.attribute("TransactionStatus").toUpperCase(Locale.ROOT));
    }

    private Optional<String> currency() {
        return node.text("CurrencyCode").or(() -> retail.text("CurrencyCode"));
    }

    private Optional<Map<String, Object>> buyer() {
        var buyer = new LinkedHashMap<String, Object>();
        put(buyer, "loyalty_account", retail.anywhere("LoyaltyAccountID").flatMap(XmlNode::text));
        put(
                buyer,
                "email",
                retail.anywhere("EMailAddress")
                        .or(() -> retail.anywhere("EMail"))
                        .flatMap(XmlNode::text));
        return buyer.isEmpty() ? Optional.empty() : Optional.of(buyer);
    }

    private Map<String, Object> line(String type, XmlNode item, XmlNode goods) {
        var line = new LinkedHashMap<String, Object>();
        line.put("type", type);
        put(line, "sku", goods.text("ItemID").or(() -> goods.text("POSIdentity", "POSItemID")));
        put(line, "quantity", goods.text("Quantity").map(text -> number(text, 0)));
        put(line, "amount_minor", goods.text("ExtendedAmount").map(text -> number(text, digits())));
        if (item.flag("VoidFlag")) {
            line.put("voided", true);
        }
        if (type.equals("RETURN")) {
            put(line, "receipt", goods.first("TransactionLink").map(link -> reference(link, "location")));
            put(line, "order", goods.text("OrderID"));
            put(line, "reason", goods.text("Reason"));
            goods.first("Disposal")
                    .map(disposal -> disposal.attribute("Method"))
                    .filter(method -> !method.equalsIgnoreCase("ReturnToStock"))
                    .ifPresent(_ -> line.put("disposition", "NOT_RESTOCKED"));
        }
        return line;
    }

    private Map<String, Object> tender(XmlNode tender) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("kind", tender.attribute("TenderType").isEmpty() ? "Other" : tender.attribute("TenderType"));
        put(tree, "amount_minor", tender.text("Amount").map(text -> {
            var amount = number(text, digits());
            boolean given = tender.attribute("TypeCode").equalsIgnoreCase("Refund");
            return amount instanceof Long minor && given ? Long.valueOf(-minor) : amount;
        }));
        return tree;
    }

    private static Map<String, Object> reference(XmlNode node, String location) {
        var reference = new LinkedHashMap<String, Object>();
        put(reference, location, node.text("RetailStoreID"));
        put(reference, "workstation", node.text("WorkstationID"));
        put(reference, "sequence", node.text("SequenceNumber").map(text -> number(text, 0)));
        put(
                reference,
                "business_day",
                node.text("BusinessDayDate").map(text -> text.substring(0, Math.min(DATE, text.length()))));
        return reference;
    }

    private int digits() {
        try {
            return Math.max(0, Currency.getInstance(currency().orElse("")).getDefaultFractionDigits());
        } catch (IllegalArgumentException _) {
            return 2;
        }
    }

    /** A whole number of the smallest unit, without its sign: some logs write returns as negative. Else the text. */
    private static Object number(String text, int digits) {
        try {
            return new BigDecimal(text).abs().movePointRight(digits).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return text;
        }
    }

    private String time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException _) {
            return localTime(text);
        }
    }

    private String localTime(String text) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant().toString();
        } catch (DateTimeException _) {
            return text;
        }
    }

    private static void put(Map<String, Object> tree, String field, Optional<?> value) {
        value.ifPresent(found -> tree.put(field, found));
    }
}

package dev.throughline.oms.worker.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which role may do which operation of the contract. Operations may do all of them; what is not listed, nobody may. */
final class Permissions {
    private static final String CHECKOUT = "checkout";
    private static final String STORE = "store";
    private static final String SERVICE = "service";
    private static final String POS = "pos";
    private static final String OPERATIONS = "operations";

    private static final Map<String, Set<String>> ROLES = new HashMap<>();

    static {
        // Orders
        allow("placeOrder", CHECKOUT, SERVICE);
        allow("getOrder", CHECKOUT, STORE, SERVICE, POS);
        allow("listOrders", STORE, SERVICE, POS);
        allow("getTimeline", STORE, SERVICE);
        allow("cancelOrder", CHECKOUT, SERVICE);
        allow("holdOrder", SERVICE);
        allow("releaseOrder");

        // A location's work
        allow("listFulfillmentOrders", STORE);
        allow("getFulfillmentOrder", STORE, SERVICE);
        allow("acceptFulfillment", STORE);
        allow("startFulfillment", STORE);
        allow("pickUnits", STORE);
        allow("shortPick", STORE);
        allow("rejectFulfillment", STORE);
        allow("packFulfillment", STORE);
        allow("shipFulfillment", STORE);
        allow("readyForPickup", STORE);
        allow("handOver", STORE);
        allow("resendPickupCode", STORE, SERVICE);
        allow("putPickupProxy", SERVICE);
        allow("deletePickupProxy", SERVICE);
        allow("reschedulePickup", STORE, SERVICE);
        allow("giveUpPickup", SERVICE);
        allow("tellOnMyWay", SERVICE);
        allow("tellArrived", STORE, SERVICE);
        allow("getStoreTerms", STORE, SERVICE);
        allow("putStoreTerms");
        allow("reportTracking", STORE);
        allow("listAttention", STORE);
        allow("attendFulfillment", STORE);

        // Parcels
        allow("listParcels", STORE, SERVICE);
        allow("getPackingSlip", STORE);
        allow("getParcel", STORE, SERVICE);
        allow("listRates", STORE);
        allow("buyLabel", STORE);
        allow("getLabel", STORE);
        allow("voidLabel", STORE);
        allow("closeManifest", STORE);
        allow("listManifests", STORE);
        allow("getManifest", STORE);
        allow("getManifestDocument", STORE);
        allow("putDeliveryAddress", SERVICE);

        // What waits for a person
        allow("listExceptions", STORE, SERVICE);
        allow("getException", STORE, SERVICE);
        allow("ownException", SERVICE);
        allow("noteException", SERVICE);
        allow("resolveException", SERVICE);
        allow("decideUnfillable", CHECKOUT, SERVICE);

        // Goods that come back
        allow("getReturnable", STORE, SERVICE, POS);
        allow("createReturn", STORE, POS);
        allow("getReturn", STORE, SERVICE, POS);
        allow("listReturns", STORE, SERVICE, POS);

        // Stock and till
        allow("getAvailability", CHECKOUT, STORE, SERVICE, POS);
        allow("findAvailability", CHECKOUT, STORE, SERVICE, POS);
        allow("listAvailabilityRules", STORE, SERVICE);
        allow("putAvailabilityRule");
        allow("deleteAvailabilityRule");
        allow("listAllocations", STORE, SERVICE);
        allow("allocateUnits");
        allow("releaseAllocations");
        allow("listStock", STORE);
        allow("receiveStock");
        allow("listIncomingStock", STORE, SERVICE);
        allow("putSafetyStock");
        allow("getHold", CHECKOUT, SERVICE);
        allow("putHold", CHECKOUT, SERVICE);
        allow("releaseHold", CHECKOUT, SERVICE);
        allow("extendHold", CHECKOUT, SERVICE);
        allow("postStockCount", STORE);
        allow("postStockAdjustment", STORE);
        allow("createTransfer", STORE);
        allow("listTransfers", STORE);
        allow("getTransfer", STORE, SERVICE);
        allow("pickTransfer", STORE);
        allow("shipTransfer", STORE);
        allow("receiveTransfer", STORE);
        allow("closeTransfer", STORE);
        allow("cancelTransfer", STORE);
        allow("recordTillSale", POS);
        allow("recordPosTransactions", POS);
        allow("recordPosLog", POS);
        allow("getPosTransaction", STORE, POS);
        allow("listPosAttention", STORE);
        allow("resolvePosAttention");

        // Demand
        allow("getDemand", STORE);
        allow("listReplenishmentSuggestions", STORE);
        allow("approveReplenishment");
        allow("rejectReplenishment");

        // Files of stock
        allow("getStockFeed");
        allow("postFullStockFeed");
        allow("postStockDeltas");
        allow("exportStock");

        // Purchasing
        allow("listSuppliers", STORE);
        allow("getSupplier", STORE);
        allow("putSupplier");
        allow("createPurchaseOrder");
        allow("listPurchaseOrders", STORE);
        allow("getPurchaseOrder", STORE, SERVICE);
        allow("getPurchaseOrderDocument");
        allow("placePurchaseOrder");
        allow("receivePurchaseOrder", STORE);
        allow("closePurchaseOrder");
        allow("cancelPurchaseOrder");

        // Catalog
        allow("getProduct", CHECKOUT, STORE, SERVICE, POS);
        allow("putProducts");
        allow("listAliases", STORE, SERVICE);
        allow("putAlias");
        allow("deleteAlias");
        allow("getSellingTerms", CHECKOUT, STORE, SERVICE, POS);
        allow("putSellingTerms");
        allow("getKit", CHECKOUT, STORE, SERVICE, POS);
        allow("putKit");
        allow("listLocations", CHECKOUT, STORE, SERVICE, POS);
        allow("putLocation");
        allow("listChannels", CHECKOUT, STORE, SERVICE, POS);
        allow("putChannel");

        // Sourcing
        allow("getSourcing", SERVICE);
        allow("listSourcingPolicies");
        allow("getSourcingPolicy");
        allow("putSourcingPolicy");
        allow("activateSourcingPolicy");
        allow("simulateSourcingPolicy");

        // Promises
        allow("makePromises", CHECKOUT, STORE, SERVICE, POS);
        allow("getProductPromise", CHECKOUT, STORE, SERVICE, POS);
        allow("listBusinessCalendars", STORE, SERVICE);
        allow("putBusinessCalendar");
        allow("listPromiseTerms", STORE, SERVICE);
        allow("putPromiseTerms");
        allow("listCarrierServices", STORE, SERVICE);
        allow("putCarrierService");
        allow("putPostcodeAreas");

        // Customers
        allow("getCustomer", SERVICE);
        allow("putMarketingConsent", SERVICE);
        allow("eraseCustomer");

        // Events and figures
        allow("createSubscription");
        allow("listSubscriptions");
        allow("deleteSubscription");
        allow("listDeliveries");
        allow("resendDelivery");
        allow("getReconciliation");
    }

    /** Guarded by a signature over the body, which their controller checks: nobody's token opens them. */
    private static final Set<String> SIGNED = Set.of("receiveCarrierWebhook");

    private Permissions() {}

    /** @param operation its operationId in the contract */
    static boolean isSigned(String operation) {
        return SIGNED.contains(operation);
    }

    private static void allow(String operation, String... roles) {
        var allowed = new HashSet<>(List.of(roles));
        allowed.add(OPERATIONS);
        ROLES.put(operation, allowed);
    }

    /** @param operation its operationId in the contract */
    static boolean allows(String operation, Collection<String> roles) {
        return ROLES.getOrDefault(operation, Set.of()).stream().anyMatch(roles::contains);
    }
}

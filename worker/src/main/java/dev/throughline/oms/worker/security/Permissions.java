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
    static final String SHOPPER = "shopper";
    static final String STORE = "store";
    static final String WAREHOUSE = "warehouse";
    static final String SERVICE = "service";
    static final String MARKETING = "marketing";
    static final String ADMIN = "admin";
    private static final String POS = "pos";
    static final String OPERATIONS = "operations";

    private static final Map<String, Set<String>> ROLES = new HashMap<>();

    static {
        // Orders
        allow("placeOrder", CHECKOUT, SERVICE);
        allow("getOrder", CHECKOUT, SHOPPER, STORE, WAREHOUSE, SERVICE, POS);
        allow("listOrders", SHOPPER, STORE, WAREHOUSE, SERVICE, POS);
        allow("getTimeline", STORE, WAREHOUSE, SERVICE);
        allow("cancelOrder", CHECKOUT, SHOPPER, SERVICE);
        allow("holdOrder", SERVICE);
        allow("releaseOrder");

        // A location's work
        allow("listFulfillmentOrders", STORE, WAREHOUSE);
        allow("getFulfillmentOrder", SHOPPER, STORE, WAREHOUSE, SERVICE);
        allow("acceptFulfillment", STORE, WAREHOUSE);
        allow("startFulfillment", STORE, WAREHOUSE);
        allow("pickUnits", STORE, WAREHOUSE);
        allow("shortPick", STORE, WAREHOUSE);
        allow("rejectFulfillment", STORE, WAREHOUSE);
        allow("packFulfillment", STORE, WAREHOUSE);
        allow("shipFulfillment", STORE, WAREHOUSE);
        allow("readyForPickup", STORE);
        allow("arriveFulfillment", STORE);
        allow("substituteUnits", STORE, WAREHOUSE);
        allow("handOver", STORE);
        allow("resendPickupCode", SHOPPER, STORE, SERVICE);
        allow("putPickupProxy", SHOPPER, SERVICE);
        allow("deletePickupProxy", SHOPPER, SERVICE);
        allow("reschedulePickup", SHOPPER, STORE, SERVICE);
        allow("giveUpPickup", SHOPPER, SERVICE);
        allow("tellOnMyWay", SHOPPER, SERVICE);
        allow("tellArrived", SHOPPER, STORE, SERVICE);
        allow("getStoreTerms", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("putStoreTerms", ADMIN);
        allow("reportTracking", STORE, WAREHOUSE);
        allow("decideParcel", SERVICE);
        allow("listAttention", STORE, WAREHOUSE);
        allow("attendFulfillment", STORE, WAREHOUSE);

        // Parcels
        allow("listParcels", STORE, WAREHOUSE, SERVICE);
        allow("getPackingSlip", STORE, WAREHOUSE);
        allow("getParcel", STORE, WAREHOUSE, SERVICE);
        allow("listRates", STORE, WAREHOUSE);
        allow("buyLabel", STORE, WAREHOUSE);
        allow("getLabel", STORE, WAREHOUSE);
        allow("voidLabel", STORE, WAREHOUSE);
        allow("closeManifest", STORE, WAREHOUSE);
        allow("listManifests", STORE, WAREHOUSE);
        allow("getManifest", STORE, WAREHOUSE);
        allow("getManifestDocument", STORE, WAREHOUSE);
        allow("putDeliveryAddress", SERVICE);

        // The floor
        allow("listWork", STORE, WAREHOUSE);
        allow("getAccuracy", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("listRejectReasons", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("putRejectReason", ADMIN);
        allow("listBins", STORE, WAREHOUSE);
        allow("putBins", STORE, WAREHOUSE);
        allow("deleteBin", STORE, WAREHOUSE);
        allow("listWaves", STORE, WAREHOUSE);
        allow("createWave", STORE, WAREHOUSE);
        allow("previewWave", STORE, WAREHOUSE);
        allow("getWavePlan", STORE, WAREHOUSE, ADMIN);
        allow("putWavePlan", ADMIN);
        allow("deleteWavePlan", ADMIN);
        allow("getWave", STORE, WAREHOUSE);
        allow("startWave", STORE, WAREHOUSE);
        allow("cancelWave", STORE, WAREHOUSE);
        allow("getPickList", STORE, WAREHOUSE);
        allow("getPickListDocument", STORE, WAREHOUSE);
        allow("scanPick", STORE, WAREHOUSE);
        allow("shortPickWave", STORE, WAREHOUSE);

        // What waits for a person
        allow("listExceptions", STORE, WAREHOUSE, SERVICE);
        allow("getException", STORE, WAREHOUSE, SERVICE);
        allow("ownException", SERVICE);
        allow("noteException", SERVICE);
        allow("resolveException", SERVICE);
        allow("decideUnfillable", CHECKOUT, SHOPPER, SERVICE);

        // Goods that come back
        allow("getReturnable", SHOPPER, STORE, WAREHOUSE, SERVICE, POS);
        allow("createReturn", STORE, WAREHOUSE, POS);
        allow("getReturn", STORE, WAREHOUSE, SERVICE, POS);
        allow("listReturns", SHOPPER, STORE, WAREHOUSE, SERVICE, POS);

        // Stock and till
        allow("getAvailability", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("findAvailability", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("listAvailabilityRules", STORE, WAREHOUSE, SERVICE, MARKETING, ADMIN);
        allow("putAvailabilityRule", ADMIN);
        allow("deleteAvailabilityRule", ADMIN);
        allow("listAllocations", STORE, WAREHOUSE, SERVICE, MARKETING, ADMIN);
        allow("allocateUnits", ADMIN);
        allow("releaseAllocations", ADMIN);
        allow("listStock", STORE, WAREHOUSE);
        allow("receiveStock");
        allow("listIncomingStock", STORE, WAREHOUSE, SERVICE);
        allow("putSafetyStock", ADMIN);
        allow("getHold", CHECKOUT, SERVICE);
        allow("putHold", CHECKOUT, SERVICE);
        allow("releaseHold", CHECKOUT, SERVICE);
        allow("extendHold", CHECKOUT, SERVICE);
        allow("postStockCount", STORE, WAREHOUSE);
        allow("postStockAdjustment", STORE, WAREHOUSE);
        allow("createTransfer", STORE, WAREHOUSE);
        allow("listTransfers", STORE, WAREHOUSE);
        allow("getTransfer", STORE, WAREHOUSE, SERVICE);
        allow("pickTransfer", STORE, WAREHOUSE);
        allow("shipTransfer", STORE, WAREHOUSE);
        allow("receiveTransfer", STORE, WAREHOUSE);
        allow("closeTransfer", STORE, WAREHOUSE);
        allow("cancelTransfer", STORE, WAREHOUSE);
        allow("recordTillSale", POS);
        allow("recordPosTransactions", POS);
        allow("recordPosLog", POS);
        allow("getPosTransaction", STORE, POS);
        allow("listPosAttention", STORE);
        allow("resolvePosAttention");

        // Demand
        allow("getDemand", STORE, WAREHOUSE);
        allow("listReplenishmentSuggestions", STORE, WAREHOUSE);
        allow("approveReplenishment");
        allow("rejectReplenishment");

        // Files of stock
        allow("getStockFeed");
        allow("postFullStockFeed");
        allow("postStockDeltas");
        allow("exportStock");

        // Purchasing
        allow("listSuppliers", STORE, WAREHOUSE, ADMIN);
        allow("getSupplier", STORE, WAREHOUSE, ADMIN);
        allow("putSupplier", ADMIN);
        allow("createPurchaseOrder");
        allow("listPurchaseOrders", STORE, WAREHOUSE);
        allow("getPurchaseOrder", STORE, WAREHOUSE, SERVICE);
        allow("getPurchaseOrderDocument");
        allow("placePurchaseOrder");
        allow("receivePurchaseOrder", STORE, WAREHOUSE);
        allow("closePurchaseOrder");
        allow("cancelPurchaseOrder");

        // Catalog
        allow("getProduct", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putProducts", ADMIN);
        allow("listAliases", STORE, WAREHOUSE, SERVICE, MARKETING, ADMIN);
        allow("putAlias", ADMIN);
        allow("deleteAlias", ADMIN);
        allow("getSubstitutes", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putSubstitutes", ADMIN);
        allow("getSellingTerms", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putSellingTerms", ADMIN);
        allow("getKit", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putKit", ADMIN);
        allow("listLocations", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putLocation", ADMIN);
        allow("listChannels", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("putChannel", ADMIN);

        // Sourcing
        allow("getSourcing", SERVICE);
        allow("listSourcingPolicies", ADMIN);
        allow("getSourcingPolicy", ADMIN);
        allow("putSourcingPolicy", ADMIN);
        allow("activateSourcingPolicy", ADMIN);
        allow("simulateSourcingPolicy", ADMIN);

        // Promises
        allow("makePromises", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("getProductPromise", CHECKOUT, STORE, WAREHOUSE, SERVICE, POS, MARKETING, ADMIN);
        allow("listBusinessCalendars", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("putBusinessCalendar", ADMIN);
        allow("listPromiseTerms", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("putPromiseTerms", ADMIN);
        allow("listCarrierServices", STORE, WAREHOUSE, SERVICE, ADMIN);
        allow("putCarrierService", ADMIN);
        allow("putPostcodeAreas", ADMIN);

        // Customers
        allow("getCustomer", SERVICE, MARKETING);
        allow("putMarketingConsent", SERVICE, MARKETING);
        allow("putConsent", SERVICE, MARKETING);
        allow("eraseCustomer");

        // Messages to customers
        allow("listMessages", SERVICE);
        allow("resendMessage", SERVICE);

        // Events and figures
        allow("createSubscription", ADMIN);
        allow("listSubscriptions", ADMIN);
        allow("deleteSubscription", ADMIN);
        allow("listDeliveries", ADMIN);
        allow("resendDelivery", ADMIN);
        allow("listRefusals", ADMIN);
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

    /**
     * Those of a caller's roles that may do it.
     *
     * @param operation its operationId in the contract
     */
    static List<String> granting(String operation, Collection<String> roles) {
        return ROLES.getOrDefault(operation, Set.of()).stream()
                .filter(roles::contains)
                .toList();
    }
}

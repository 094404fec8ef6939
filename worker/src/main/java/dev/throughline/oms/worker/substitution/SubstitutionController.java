package dev.throughline.oms.worker.substitution;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.catalog.Substitutes;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.api.SubstitutionApi;
import dev.throughline.oms.api.model.FulfillmentOrder;
import dev.throughline.oms.api.model.Substitute;
import dev.throughline.oms.api.model.SubstituteRequest;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.fulfillment.FulfillmentWire;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;

@ApiController
class SubstitutionController implements SubstitutionApi {
    private final Catalog catalog;
    private final Substitutes substitutes;
    private final SubstitutionDesk desk;
    private final OrderIntake intake;

    SubstitutionController(Catalog catalog, Substitutes substitutes, SubstitutionDesk desk, OrderIntake intake) {
        this.catalog = catalog;
        this.substitutes = substitutes;
        this.desk = desk;
        this.intake = intake;
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Substitutes> getSubstitutes(String sku) {
        return ResponseEntity.ok(wire(product(sku).sku()));
    }

    @Override
    public ResponseEntity<dev.throughline.oms.api.model.Substitutes> putSubstitutes(
            String sku, dev.throughline.oms.api.model.Substitutes body) {
        var product = product(sku).sku();
        var fault = substitutes.put(product, read(body.getSubstitutes()));
        if (fault != null) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "substitutes", fault);
        }
        return ResponseEntity.ok(wire(product));
    }

    @Override
    public ResponseEntity<FulfillmentOrder> substituteUnits(String id, String idempotencyKey, SubstituteRequest body) {
        var served = desk.give(new FulfillmentOrderId(id), Caller.current(), idempotencyKey, body);
        var work = desk.find(served);
        return ResponseEntity.ok(FulfillmentWire.fulfillmentOrder(
                work, intake.numberOf(work.order()).orElse(null), products(work)));
    }

    private Map<String, Product> products(FulfillmentOrderRecord work) {
        return catalog.resolve(
                work.lines().stream().map(line -> line.sku().value()).toList());
    }

    private List<Substitutes.Substitute> read(List<Substitute> wire) {
        var products = catalog.resolve(wire.stream().map(Substitute::getSku).toList());
        var read = new ArrayList<Substitutes.Substitute>();
        for (int i = 0; i < wire.size(); i++) {
            var field = "substitutes[" + i + "].sku";
            var product = products.get(wire.get(i).getSku());
            if (product == null) {
                throw ProblemException.ofField(
                        ProblemType.UNKNOWN_SKU, field, "must be a SKU or GTIN of the catalogue");
            }
            if (read.stream().anyMatch(one -> one.sku().equals(product.sku()))) {
                throw ProblemException.ofField(ProblemType.UNPROCESSABLE, field, "must be named once");
            }
            read.add(new Substitutes.Substitute(
                    product.sku(), Boolean.TRUE.equals(wire.get(i).getAutomatic())));
        }
        return read;
    }

    private dev.throughline.oms.api.model.Substitutes wire(Sku product) {
        return new dev.throughline.oms.api.model.Substitutes(substitutes.of(product).stream()
                .map(one -> new Substitute(one.sku().value()).automatic(one.automatic()))
                .toList());
    }

    private Product product(String code) {
        return catalog.find(code).orElseThrow(() -> ProblemException.notFound("product with this SKU or GTIN"));
    }
}

package dev.throughline.oms.worker.products;

import dev.throughline.oms.activities.catalog.Aliases;
import dev.throughline.oms.activities.catalog.Aliases.Alias;
import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Kits;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.catalog.Selling;
import dev.throughline.oms.activities.channel.Channels;
import dev.throughline.oms.api.ProductsApi;
import dev.throughline.oms.api.model.AliasKind;
import dev.throughline.oms.api.model.AliasList;
import dev.throughline.oms.api.model.AliasRequest;
import dev.throughline.oms.api.model.Kit;
import dev.throughline.oms.api.model.KitComponent;
import dev.throughline.oms.api.model.SellingTerms;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

@ApiController
class ProductsController implements ProductsApi {
    private final Catalog catalog;
    private final Aliases aliases;
    private final dev.throughline.oms.activities.catalog.SellingTerms terms;
    private final Kits kits;
    private final Channels channels;

    ProductsController(
            Catalog catalog,
            Aliases aliases,
            dev.throughline.oms.activities.catalog.SellingTerms terms,
            Kits kits,
            Channels channels) {
        this.catalog = catalog;
        this.aliases = aliases;
        this.terms = terms;
        this.kits = kits;
        this.channels = channels;
    }

    @Override
    public ResponseEntity<AliasList> listAliases(String sku) {
        return ResponseEntity.ok(aliasesOf(product(sku).sku()));
    }

    @Override
    public ResponseEntity<AliasList> putAlias(String sku, String code, AliasRequest request, @Nullable String channel) {
        var product = product(sku).sku();
        var units = Objects.requireNonNullElse(request.getUnits(), 1);
        refuse(aliases.put(
                product, new Alias(code, Aliases.Kind.valueOf(request.getKind().name()), channel(channel), units)));
        return ResponseEntity.ok(aliasesOf(product));
    }

    @Override
    public ResponseEntity<Void> deleteAlias(String sku, String code, @Nullable String channel) {
        refuse(aliases.remove(product(sku).sku(), code, channel(channel)));
        return ResponseEntity.noContent().build();
    }

    private static void refuse(Aliases.Answer answer) {
        var refusal = answer.refusal();
        if (refusal != null) {
            throw ProblemException.ofField(
                    refusal.reason() == Aliases.Reason.WRONG ? ProblemType.UNPROCESSABLE : ProblemType.ALIAS_TAKEN,
                    "code",
                    refusal.detail());
        }
    }

    private @Nullable ChannelId channel(@Nullable String id) {
        var channel = Fields.parseIfGiven("channel", id, ChannelId::new);
        if (channel != null && channels.find(channel).isEmpty()) {
            throw ProblemException.notFound("channel with this id");
        }
        return channel;
    }

    private AliasList aliasesOf(Sku product) {
        return new AliasList(
                product.value(),
                aliases.of(product).stream()
                        .map(alias -> new dev.throughline.oms.api.model.Alias(
                                        alias.code(),
                                        AliasKind.valueOf(alias.kind().name()),
                                        alias.units())
                                .channel(
                                        alias.channel() == null
                                                ? null
                                                : alias.channel().value()))
                        .toList());
    }

    @Override
    public ResponseEntity<SellingTerms> getSellingTerms(String sku) {
        return ResponseEntity.ok(wire(product(sku).selling()));
    }

    @Override
    public ResponseEntity<SellingTerms> putSellingTerms(String sku, SellingTerms wire) {
        var product = product(sku).sku();
        if (wire.getPreorderLimit() != null && wire.getReleaseAt() == null) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "release_at", "must be given with a preorder_limit");
        }
        var selling = new Selling(
                stored(wire.getDiscontinuedAt()),
                stored(wire.getReleaseAt()),
                wire.getPreorderLimit(),
                wire.getBackorderLimit());
        terms.put(product, selling);
        return ResponseEntity.ok(wire(selling));
    }

    private static @Nullable Instant stored(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static SellingTerms wire(Selling selling) {
        return new SellingTerms()
                .discontinuedAt(selling.discontinuedAt())
                .releaseAt(selling.releaseAt())
                .preorderLimit(selling.preorderLimit())
                .backorderLimit(selling.backorderLimit());
    }

    @Override
    public ResponseEntity<Kit> getKit(String sku) {
        return ResponseEntity.ok(kit(product(sku)));
    }

    @Override
    public ResponseEntity<Kit> putKit(String sku, Kit kit) {
        var product = product(sku).sku();
        var fault = kits.put(product, components(kit.getComponents()));
        if (fault != null) {
            throw ProblemException.ofField(ProblemType.UNPROCESSABLE, "components", fault);
        }
        return ResponseEntity.ok(kit(product(product.value())));
    }

    private Map<Sku, Integer> components(List<KitComponent> wire) {
        var products = catalog.resolve(wire.stream().map(KitComponent::getSku).toList());
        var components = new TreeMap<Sku, Integer>();
        for (int i = 0; i < wire.size(); i++) {
            var field = "components[" + i + "].sku";
            var product = products.get(wire.get(i).getSku());
            if (product == null) {
                throw ProblemException.ofField(
                        ProblemType.UNKNOWN_SKU, field, "must be a SKU or GTIN of the catalogue");
            }
            if (components.put(product.sku(), wire.get(i).getQuantity()) != null) {
                throw ProblemException.ofField(ProblemType.UNPROCESSABLE, field, "must be named once");
            }
        }
        return components;
    }

    private static Kit kit(Product product) {
        return new Kit(product.components().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> new KitComponent(part.getKey().value(), part.getValue()))
                .toList());
    }

    private Product product(String code) {
        return catalog.find(code).orElseThrow(() -> ProblemException.notFound("product with this SKU or GTIN"));
    }
}

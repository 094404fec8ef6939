package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

@Service
class StoredAliases implements Aliases {
    private final AliasTable table;
    private final ProductCache cache;
    private final TransactionOperations transaction;

    StoredAliases(AliasTable table, ProductCache cache, TransactionOperations transaction) {
        this.table = table;
        this.cache = cache;
        this.transaction = transaction;
    }

    @Override
    public List<Alias> of(Sku product) {
        return table.of(ProductCode.of(product.value()));
    }

    @Override
    public Answer put(Sku product, Alias alias) {
        var code = ProductCode.of(alias.code());
        var fault = fault(code, alias);
        if (fault != null) {
            return Answer.refused(Reason.WRONG, fault);
        }
        var owner = ProductCode.of(product.value());
        var answer = Objects.requireNonNull(transaction.execute(status -> putWhole(owner, code, alias, status)));
        cache.clear();
        return answer;
    }

    private static @Nullable String fault(ProductCode code, Alias alias) {
        if (!code.isUsable()) {
            return "must have printable characters only";
        }
        return alias.kind() == Kind.GTIN ? Gtin.fault(code.key()) : null;
    }

    /** What the code means already is looked up after writing: whoever writes it at the same time waits. */
    private Answer putWhole(ProductCode owner, ProductCode code, Alias alias, TransactionStatus status) {
        if (alias.units() > 1 && table.isOwnGtin(owner, code)) {
            return Answer.refused(Reason.OWN_GTIN, "is the product's own GTIN, which stands for one unit");
        }
        table.put(owner, code, alias);
        var others = table.owners(code, alias.channel()).stream()
                .filter(sku -> !ProductCode.of(sku.value()).key().equals(owner.key()))
                .toList();
        if (others.isEmpty()) {
            return Answer.DONE;
        }
        status.setRollbackOnly();
        var where = alias.channel() == null ? "" : " in the channel " + alias.channel();
        return Answer.refused(Reason.TAKEN, "means " + others.getFirst() + where + " already");
    }

    @Override
    public Answer remove(Sku product, String text, @Nullable ChannelId channel) {
        var owner = ProductCode.of(product.value());
        var code = ProductCode.of(text);
        if (channel == null && table.isOwnGtin(owner, code)) {
            return Answer.refused(Reason.OWN_GTIN, "is the product's own GTIN: put the product without it");
        }
        if (code.isUsable()) {
            table.remove(owner, code, channel);
            cache.clear();
        }
        return Answer.DONE;
    }
}

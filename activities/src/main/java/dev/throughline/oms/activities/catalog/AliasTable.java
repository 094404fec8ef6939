package dev.throughline.oms.activities.catalog;

import dev.throughline.oms.activities.catalog.Aliases.Alias;
import dev.throughline.oms.activities.catalog.Aliases.Kind;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on codes that are put one by one. */
@Repository
class AliasTable {
    private static final String PUT = """
            INSERT INTO catalog.alias AS a (alias, channel, code, kind, units, product_key)
            VALUES (:alias, :channel, :code, :kind, :units, :product)
            ON CONFLICT (alias, channel) DO UPDATE SET code = excluded.code, kind = excluded.kind, units = excluded.units
            WHERE a.product_key = excluded.product_key AND NOT a.own
            """;
    private static final String OWNER = """
            SELECT p.sku FROM catalog.alias a JOIN catalog.product p ON p.key = a.product_key
            WHERE a.alias = :alias AND a.channel = :channel
            UNION ALL
            SELECT sku FROM catalog.product WHERE key = :key AND :channel = ''
            """;

    private final JdbcClient jdbc;

    AliasTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Alias> of(ProductCode product) {
        return jdbc.sql("SELECT * FROM catalog.alias WHERE product_key = :product ORDER BY code, channel")
                .param("product", product.key())
                .query((row, _) -> new Alias(
                        row.getString("code"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("channel").isEmpty() ? null : new ChannelId(row.getString("channel")),
                        row.getInt("units")))
                .list();
    }

    /** Leaves alone what means another product, and a product's own GTIN. */
    void put(ProductCode product, ProductCode code, Alias alias) {
        jdbc.sql(PUT)
                .param("alias", code.alias())
                .param("channel", channel(alias.channel()))
                .param("code", code.text().strip())
                .param("kind", alias.kind().name())
                .param("units", alias.units())
                .param("product", product.key())
                .update();
    }

    /** Whom the code means in the channel, or everywhere if there is none: by an alias, or as a SKU. */
    List<Sku> owners(ProductCode code, @Nullable ChannelId channel) {
        return jdbc.sql(OWNER)
                .param("alias", code.alias())
                .param("channel", channel(channel))
                .param("key", code.key())
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    boolean isOwnGtin(ProductCode product, ProductCode code) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM catalog.alias WHERE alias = :alias AND product_key = :product AND own)")
                .param("alias", code.alias())
                .param("product", product.key())
                .query(Boolean.class)
                .single();
    }

    void remove(ProductCode product, ProductCode code, @Nullable ChannelId channel) {
        jdbc.sql("""
                        DELETE FROM catalog.alias
                        WHERE alias = :alias AND channel = :channel AND product_key = :product AND NOT own
                        """)
                .param("alias", code.alias())
                .param("channel", channel(channel))
                .param("product", product.key())
                .update();
    }

    private static String channel(@Nullable ChannelId channel) {
        return channel == null ? "" : channel.value();
    }
}

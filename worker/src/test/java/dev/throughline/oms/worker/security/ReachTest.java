package dev.throughline.oms.worker.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ReachTest {
    private static final LocationId LEEDS = new LocationId("leeds");
    private static final LocationId YORK = new LocationId("york");
    private static final CustomerId ANN = new CustomerId("cus_ann");

    @Test
    void aStoreReachesTheLocationsOfItsTokenAndNoOther() {
        var leeds = Reach.of(token(List.of("leeds"), null), List.of("store"));

        assertThat(leeds.covers(List.of(LEEDS))).isTrue();
        assertThat(leeds.covers(List.of(YORK))).isFalse();
        assertThat(leeds.covers(List.of(YORK, LEEDS))).isTrue();
        assertThat(leeds.covers(List.of())).isFalse();
    }

    @Test
    void aStoreOrWarehouseWithoutLocationsReachesNothing() {
        for (var role : List.of("store", "warehouse")) {
            assertThat(Reach.of(token(null, null), List.of(role)).covers(List.of(LEEDS)))
                    .isFalse();
            assertThat(Reach.of(token(List.of(), null), List.of(role)).covers(List.of(LEEDS)))
                    .isFalse();
            assertThat(Reach.of(token(List.of("", "x".repeat(33)), null), List.of(role))
                            .locations())
                    .isEmpty();
        }
    }

    @Test
    void aStarIsEveryLocationAloneOrInAList() {
        assertThat(Reach.of(token("*", null), List.of("store")).everywhere()).isTrue();
        assertThat(Reach.of(token(List.of("*"), null), List.of("warehouse")).everywhere())
                .isTrue();
    }

    @Test
    void systemsReachEverythingUnlessTheirTokenNamesLocations() {
        for (var role : List.of("pos", "checkout")) {
            assertThat(Reach.of(token(null, null), List.of(role)).everywhere()).isTrue();
            assertThat(Reach.of(token(List.of("leeds"), null), List.of(role)).covers(List.of(YORK)))
                    .isFalse();
        }
    }

    @Test
    void operationsReachEverythingWhateverTheTokenNames() {
        for (var role : List.of("operations", "service", "admin")) {
            assertThat(Reach.of(token(List.of("leeds"), null), List.of("store", role))
                            .everywhere())
                    .isTrue();
        }
    }

    @Test
    void aShopperReachesOwnOrdersAndNoLocation() {
        var shopper = Reach.of(token("*", "cus_ann"), List.of("shopper"));

        assertThat(shopper.everywhere()).isFalse();
        assertThat(shopper.covers(List.of(LEEDS))).isFalse();
        assertThat(shopper.owns(ANN)).isTrue();
        assertThat(shopper.owns(new CustomerId("cus_bob"))).isFalse();
        assertThat(shopper.owns(null)).isFalse();
        assertThat(Reach.of(token(null, null), List.of("shopper")).owns(null)).isFalse();
        assertThat(Reach.of(token(null, "cus_ann"), List.of("checkout")).owns(ANN))
                .isFalse();
    }

    @Test
    void onlyRolesThatMayDoItCount() {
        assertThat(Permissions.granting("pickUnits", List.of("store", "admin", "marketing")))
                .containsExactly("store");
        assertThat(Permissions.granting("nothingOfTheContract", List.of("operations")))
                .isEmpty();
    }

    private static Jwt token(@Nullable Object locations, @Nullable String customer) {
        var token = Jwt.withTokenValue("t").header("alg", "HS256").subject("someone");
        if (locations != null) {
            token.claim("locations", locations);
        }
        if (customer != null) {
            token.claim("customer_id", customer);
        }
        return token.build();
    }
}

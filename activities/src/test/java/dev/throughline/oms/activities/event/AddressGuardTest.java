package dev.throughline.oms.activities.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1"
            })
    void refusesWhatIsNotOnThePublicInternet(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> guard.resolve(address)).isInstanceOf(AddressGuard.AddressRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "192.0.78.1", "2606:4700:4700::1111"})
    void allowsPublicAddresses(String address) throws UnknownHostException {
        assertThat(guard.resolve(address)).containsExactly(InetAddress.getByName(address));
        assertThat(guard.refuses(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "app.localhost", "database", "[::1]", "10.0.0.1"})
    void refusesNamesThatCanOnlyBePrivate(String host) {
        assertThat(guard.refuses(host)).isTrue();
    }

    @Test
    void refusesANameThatPointsToThisMachine() {
        assertThatThrownBy(() -> guard.resolve("localhost")).isInstanceOf(AddressGuard.AddressRefusedException.class);
    }

    @Test
    void allowsEverythingWhereThatIsSet() throws UnknownHostException {
        assertThat(new AddressGuard(true).resolve("127.0.0.1")).hasSize(1);
    }
}

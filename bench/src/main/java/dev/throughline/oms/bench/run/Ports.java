package dev.throughline.oms.bench.run;

import dev.throughline.oms.bench.play.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The fixed ports on 127.0.0.1, all below the range that systems give to outgoing connections. */
public record Ports(int http, int postgres, int temporal, int temporalUi, int temporalHttp, int smtp, int imap) {
    public static Ports withOffset(int offset) {
        return new Ports(
                8080 + offset,
                15432 + offset,
                17233 + offset,
                18233 + offset,
                17243 + offset,
                13025 + offset,
                13143 + offset);
    }

    static void requireFree(int port, String forWhat) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new SetupException(
                    "Port " + port + " on 127.0.0.1, meant for " + forWhat
                            + ", is taken by another program. Stop that program, or give --port-offset 100 to use other ports.",
                    e);
        }
    }
}

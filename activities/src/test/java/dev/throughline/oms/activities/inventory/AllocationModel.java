package dev.throughline.oms.activities.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** One SKU at one location and the channels' shares of it, as simple as the rules can be said. */
final class AllocationModel {
    int onHand;
    int shortage;
    int safetyStock;

    /** What each channel's buffer keeps back from it. */
    final Map<String, Integer> buffers = new LinkedHashMap<>();

    /** What is left of the shares, oldest first. */
    final SequencedMap<String, Integer> shares = new LinkedHashMap<>();

    /** A cart's units, and how many of them came from its channel's share. */
    static final class Cart {
        final String channel;
        int units;
        int drawn;

        Cart(String channel) {
            this.channel = channel;
        }
    }

    /** Oldest first. */
    final SequencedMap<String, Cart> carts = new LinkedHashMap<>();

    /** Oldest first. */
    final SequencedMap<String, Integer> orders = new LinkedHashMap<>();

    int committed() {
        return orders.values().stream().mapToInt(Integer::intValue).sum();
    }

    int held() {
        return carts.values().stream().mapToInt(cart -> cart.units).sum();
    }

    int allocated() {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    private int room() {
        return onHand - committed() - held() - safetyStock - allocated();
    }

    int share(String channel) {
        return shares.getOrDefault(channel, 0);
    }

    int available(String channel) {
        return share(channel) + Math.max(0, Math.max(0, room()) - buffers.getOrDefault(channel, 0));
    }

    int allocate(String channel, int asked) {
        int granted = Math.min(asked, share(channel) + Math.max(0, room()));
        carts.values().stream().filter(cart -> cart.channel.equals(channel)).forEach(cart -> cart.drawn = 0);
        shares.remove(channel);
        shares.put(channel, granted);
        return granted;
    }

    void release(String channel) {
        shares.remove(channel);
    }

    boolean commit(String channel, String order, int units) {
        if (units > available(channel)) {
            return false;
        }
        draw(channel, units);
        orders.put(order, units);
        return true;
    }

    private int draw(String channel, int units) {
        int drawn = Math.min(units, share(channel));
        shares.computeIfPresent(channel, (_, left) -> left - drawn);
        return drawn;
    }

    boolean hold(String channel, String name, int units) {
        var cart = carts.getOrDefault(name, new Cart(channel));
        int more = units - cart.units;
        if (more > available(channel)) {
            return false;
        }
        if (more > 0) {
            carts.remove(name);
            carts.put(name, cart);
            cart.drawn += draw(channel, more);
            cart.units = units;
        } else {
            giveBack(cart, -more, cart.drawn - Math.min(cart.drawn, units));
        }
        return true;
    }

    /** Units are free again; those that were the share's are again the share's, if it lives and nothing needs their room. */
    private void giveBack(Cart cart, int units, int ofShare) {
        cart.units -= units;
        cart.drawn -= ofShare;
        if (shares.containsKey(cart.channel)) {
            int restored = Math.max(0, Math.min(ofShare, room()));
            shares.merge(cart.channel, restored, Integer::sum);
        }
    }

    /** The cart is given back whole; its share comes back whole, or not at all. */
    void end(String name) {
        var cart = carts.remove(name);
        if (cart != null && shares.containsKey(cart.channel) && room() >= cart.drawn) {
            shares.merge(cart.channel, cart.drawn, Integer::sum);
        }
    }

    boolean order(String name, String order, int units) {
        var cart = carts.get(name);
        if (cart == null) {
            throw new IllegalArgumentException("no such cart");
        }
        if (units - cart.units > available(cart.channel)) {
            return false;
        }
        if (units > cart.units) {
            draw(cart.channel, units - cart.units);
            carts.remove(name);
            orders.put(order, units);
        } else {
            int left = cart.units - units;
            carts.remove(name);
            orders.put(order, units);
            if (shares.containsKey(cart.channel)) {
                shares.merge(cart.channel, Math.max(0, Math.min(Math.min(cart.drawn, left), room())), Integer::sum);
            }
        }
        return true;
    }

    void arrive(int units) {
        int settled = Math.min(shortage, units);
        shortage -= settled;
        onHand += units - settled;
    }

    /** A till sale of the channel. */
    void sell(String channel, int units) {
        draw(channel, units);
        int known = Math.min(onHand, units);
        onHand -= known;
        shortage += units - known;
        shrinkShares();
        int uncovered = committed() + held() - onHand;
        while (uncovered > 0 && !carts.isEmpty()) {
            var newest = carts.lastEntry();
            int taken = Math.min(uncovered, newest.getValue().units);
            newest.getValue().units -= taken;
            newest.getValue().drawn = Math.min(newest.getValue().drawn, newest.getValue().units);
            uncovered -= taken;
            if (newest.getValue().units == 0) {
                carts.remove(newest.getKey());
            }
        }
        takeNewest(orders, uncovered);
    }

    void keepBack(int units) {
        safetyStock = units;
        shrinkShares();
    }

    private void shrinkShares() {
        int excess = allocated() - Math.max(0, onHand - committed() - held() - safetyStock);
        for (var channel : shares.sequencedKeySet().reversed().stream().toList()) {
            int taken = Math.clamp(excess, 0, share(channel));
            shares.merge(channel, -taken, Integer::sum);
            excess -= taken;
        }
    }

    private static void takeNewest(SequencedMap<String, Integer> promises, int uncovered) {
        int left = uncovered;
        for (var name : promises.sequencedKeySet().reversed().stream().toList()) {
            int taken = Math.clamp(left, 0, promises.getOrDefault(name, 0));
            promises.computeIfPresent(name, (_, units) -> units == taken ? null : units - taken);
            left -= taken;
        }
    }
}

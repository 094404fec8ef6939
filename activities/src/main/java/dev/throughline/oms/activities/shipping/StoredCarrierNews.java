package dev.throughline.oms.activities.shipping;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class StoredCarrierNews implements CarrierNews {
    private final Carrier carrier;
    private final ScanDesk scans;
    private final NoticeTable notices;
    private final Enquiries enquiries;

    StoredCarrierNews(Carrier carrier, ScanDesk scans, NoticeTable notices, Enquiries enquiries) {
        this.carrier = carrier;
        this.scans = scans;
        this.notices = notices;
        this.enquiries = enquiries;
    }

    @Override
    public boolean isKnown(String name) {
        return carrier.name().equals(name);
    }

    @Override
    public boolean receive(Function<String, @Nullable String> header, byte[] body) {
        return scans.receive(carrier.name(), carrier.read(header, body));
    }

    @Override
    public List<ParcelNotice> untold(int limit) {
        return notices.untold(limit);
    }

    @Override
    public void told(ParcelNotice notice) {
        notices.told(notice.number());
    }

    @Override
    public int ask() {
        return enquiries.round();
    }
}

package dev.throughline.oms.bench.play;

import java.net.URI;

/** A store that is left to the person at the keyboard. */
record MyStore(String id, URI api) {
    /** Says what there is to do, in commands that work as they stand. */
    void explain(Progress progress) {
        progress.say("""
                %1$s is yours: nobody works there but you. In another terminal (docs/pickup.md and docs/shipping.md say more):
                  api=%2$s
                  token() { curl -s $api/demo/token -d client_id=store -d client_secret=store-demo -d locations=%1$s -d subject=me | python3 -c 'import json,sys; print(json.load(sys.stdin)["access_token"])'; }
                  call() { curl -s -H "Authorization: Bearer $(token)" -H 'Content-Type: application/json' "$@"; echo; }
                  call $api/v1/locations/%1$s/fulfillment-orders                                    # what is due, the most urgent first
                  call -X POST $api/v1/fulfillment-orders/<id>/start
                  call -X POST $api/v1/fulfillment-orders/<id>/pick -d '{"lines":[{"line":1,"quantity":2}]}'
                  call -X POST $api/v1/fulfillment-orders/<id>/pack -d '{}'                         # a parcel; then:
                  call -X POST $api/v1/fulfillment-orders/<id>/ship -d '{"carrier":"Mine","tracking_number":"1"}'
                  call -X POST $api/v1/fulfillment-orders/<id>/ready -d '{"staged_at":"shelf 1"}'   # a pickup; then, with the code of the mail:
                  call -X POST $api/v1/fulfillment-orders/<id>/handover -d '{"pickup_code":"..."}'
                  call -X POST $api/v1/fulfillment-orders/<id>/reject -d '{"reason":"not today"}'
                The summary counts what you have not done by then as it stands.""".formatted(id, address()));
    }

    private String address() {
        String text = api.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}

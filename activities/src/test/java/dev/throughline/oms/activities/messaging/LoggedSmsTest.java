package dev.throughline.oms.activities.messaging;

class LoggedSmsTest extends SmsSenderContract {
    @Override
    SmsSender sender() {
        return new LoggedSms();
    }
}

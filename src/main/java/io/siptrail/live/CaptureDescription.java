package io.siptrail.live;

import io.siptrail.extract.PcapNgWriter;
import java.io.IOException;
import java.io.OutputStream;

/** What every file of a capture begins with. */
record CaptureDescription(int linkType, int snapLength, String device, String filter) {

    PcapNgWriter begin(OutputStream out) throws IOException {
        PcapNgWriter writer = new PcapNgWriter(out, "siptrail live", filter.isEmpty() ? "" : "filter: " + filter);
        writer.describe(linkType, snapLength, device, "");
        return writer;
    }
}

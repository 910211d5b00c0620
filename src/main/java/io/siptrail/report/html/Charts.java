package io.siptrail.report.html;

import java.util.Base64;
import java.util.Map;

/** Charts within the page. As images they are documents of their own, which the page's policy and style do not reach. */
final class Charts {

    private final Markup page;
    private final Map<String, byte[]> pictures;

    Charts(Markup page, Map<String, byte[]> pictures) {
        this.page = page;
        this.pictures = pictures;
    }

    /** Shows a chart where there is one. */
    void show(String name, String caption) {
        byte[] picture = pictures.get(name);
        if (picture == null) {
            return;
        }
        page.open("figure");
        page.open(
                "img",
                "src",
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(picture),
                "alt",
                caption,
                "width",
                "960",
                "height",
                "480",
                "loading",
                "lazy");
        page.element("figcaption", caption).close();
    }
}

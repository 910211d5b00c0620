package io.siptrail.report.html;

import java.util.List;

/**
 * A table that a small script sorts and filters; without it, it is a plain table. Numbers stand to the right and sort as numbers. On a narrow
 * screen the rows of a table with sentences become paragraphs, in which each cell names its column.
 */
final class Table {

    private final Markup page;
    private final List<Column> columns;
    private final boolean told;
    private int column;

    /**
     * A column.
     *
     * @param style the class of its cells in the style sheet, by which the script tells numbers too
     */
    record Column(String title, String style) {

        static Column text(String title) {
            return new Column(title, "text");
        }

        static Column number(String title) {
            return new Column(title, "number");
        }

        /** Of instants, which break into lines between date and time alone. */
        static Column time(String title) {
            return new Column(title, "time");
        }

        /** Of what is long and has no spaces to break at. */
        static Column address(String title) {
            return new Column(title, "address");
        }

        /** Of sentences, which need room. */
        static Column prose(String title) {
            return new Column(title, "prose");
        }
    }

    /** Begins the table. The caption says what a row is. */
    Table(Markup page, String caption, List<Column> columns) {
        this.page = page;
        this.columns = List.copyOf(columns);
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        this.told = this.columns.stream().anyMatch(each -> each.style().equals("prose"));
        page.open("table", "class", told ? "sortable told" : "sortable").element("caption", caption);
        page.open("thead").open("tr");
        for (Column each : this.columns) {
            page.open("th", "scope", "col", "class", each.style())
                    .text(each.title())
                    .close();
        }
        page.close().close().open("tbody");
    }

    Table row() {
        page.open("tr");
        column = 0;
        return this;
    }

    /** The next cell. */
    Table cell(String text) {
        boolean time = columns.get(column).style().equals("time");
        int clock = time ? text.indexOf('T') + 1 : 0;
        begin();
        if (clock > 0) {
            page.element("span", text.substring(0, clock)).open("wbr").element("span", text.substring(clock));
        } else {
            page.text(text);
        }
        page.close();
        return this;
    }

    /** The next cell, of sentences with quotations in them. */
    Table prose(String sentences) {
        begin();
        Prose.write(page, sentences);
        page.close();
        return this;
    }

    /** The next cell, whose text has a meaning that a class of the style sheet colours. */
    Table marked(String text, String style) {
        begin().element("span", text, "class", "mark " + style).close();
        return this;
    }

    /** The next cell. */
    Table number(long value) {
        return cell(Long.toString(value));
    }

    /** Begins the next cell, which the caller fills and closes. */
    Markup begin() {
        Column next = columns.get(column++);
        if (told) {
            return page.open("td", "class", next.style(), "data-label", next.title());
        }
        return next.style().equals("text") ? page.open("td") : page.open("td", "class", next.style());
    }

    Table endRow() {
        if (column != columns.size()) {
            throw new IllegalStateException("a row of " + column + " cells under " + columns.size() + " columns");
        }
        page.close();
        return this;
    }

    void end() {
        page.close().close().close();
    }
}

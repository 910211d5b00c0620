package io.siptrail.cli;

/** How rows are listed, as the command line spells it. */
enum ListFormat {
    table,
    csv,
    jsonl
}

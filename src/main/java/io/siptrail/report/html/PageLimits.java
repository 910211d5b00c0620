package io.siptrail.report.html;

/**
 * How much the page holds; what is more is in the CSV files, and the page says so.
 *
 * @param failuresPerCause failed attempts shown under each cause
 * @param failures failed attempts shown in all, those with a ladder
 * @param findings rows of findings
 * @param names registrars, user agents and sources told apart
 * @param rows rows of any other table
 */
record PageLimits(int failuresPerCause, int failures, int findings, int names, int rows) {

    static PageLimits defaults() {
        return new PageLimits(25, 400, 500, 2_000, 200);
    }
}

/** Checks of the page: what it says, what it cannot be made to say, and how a browser sees it. */
@NullMarked
package io.siptrail.report.html;

import org.jspecify.annotations.NullMarked;

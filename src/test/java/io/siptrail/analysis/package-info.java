/** White-box tests of the analysis, and figures made for the tests of others. */
@NullMarked
package io.siptrail.analysis;

import org.jspecify.annotations.NullMarked;

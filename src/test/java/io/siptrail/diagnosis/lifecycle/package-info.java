/** How bindings are kept, told as stories of captures. */
@NullMarked
package io.siptrail.diagnosis.lifecycle;

import org.jspecify.annotations.NullMarked;

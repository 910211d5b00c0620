/** What became of bindings, told as stories of captures. */
@NullMarked
package io.siptrail.diagnosis.contact;

import org.jspecify.annotations.NullMarked;

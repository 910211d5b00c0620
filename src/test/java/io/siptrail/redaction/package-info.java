@NullMarked
package io.siptrail.redaction;

import org.jspecify.annotations.NullMarked;

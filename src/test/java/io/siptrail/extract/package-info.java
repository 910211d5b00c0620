@NullMarked
package io.siptrail.extract;

import org.jspecify.annotations.NullMarked;

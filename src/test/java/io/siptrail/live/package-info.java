@NullMarked
package io.siptrail.live;

import org.jspecify.annotations.NullMarked;

/** The captures of the lab against what its servers and kernels said. */
@NullMarked
package io.siptrail.lab;

import org.jspecify.annotations.NullMarked;

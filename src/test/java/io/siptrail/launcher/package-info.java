/** Tests of the {@code siptrail} shell script; knows neither SIP nor captures. */
@NullMarked
package io.siptrail.launcher;

import org.jspecify.annotations.NullMarked;

/**
 * What a person should know of how bindings are kept: contacts that pile up, are refreshed too late or too often, outlive
 * their removal, or make answers too long. One class for each kind of finding; the bindings are judged before they come here.
 */
@NullMarked
package io.siptrail.diagnosis.lifecycle;

import org.jspecify.annotations.NullMarked;

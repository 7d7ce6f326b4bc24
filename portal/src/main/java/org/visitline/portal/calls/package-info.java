/**
 * What workers say on the telephone besides arriving and leaving: that nobody opened the door, that
 * care was refused, that the person is away; and the messages that they leave for their office.
 * None of it makes a visit, so that it is found by the call's own number, code and PIN.
 */
@NullMarked
package org.visitline.portal.calls;

import org.jspecify.annotations.NullMarked;

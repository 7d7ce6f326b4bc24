/**
 * From calls to visits: which call opened a visit, which closed it, and which were one too many.
 * Pure functions of the calls of one worker at one service user.
 */
@NullMarked
package org.visitline.verification.pairing;

import org.jspecify.annotations.NullMarked;

/**
 * What the log shows, and what it hides. Nobody means to write a telephone number or a PIN into a
 * log; a library that quotes what it could not read does it all the same. So every line is masked
 * on its way out, whoever wrote it: its text, its call's data, its exceptions down to the last
 * cause.
 */
@NullMarked
package org.visitline.ivr.log;

import org.jspecify.annotations.NullMarked;

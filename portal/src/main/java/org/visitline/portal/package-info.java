/**
 * What monitoring officers and providers see. No rules of its own: it reads evidence and opinion as
 * they lie in the tables and shows them.
 *
 * <p>{@link org.visitline.portal.Portal} starts it with all that it needs handed in. The rooms
 * below are by subject, each with one public class that names its parts to Spring: {@code access}
 * (who may see), {@code audit} (who has seen), {@code alerts} (who must be told), {@code retention}
 * (what is kept for how long), {@code api} (the same for programs), {@code pins}, {@code imports},
 * {@code lines} (numbers that changed), {@code furniture} (what every page has), {@code today},
 * {@code discrepancies}, {@code visits}, {@code directory} (the people) and {@code timesheets}.
 */
@NullMarked
package org.visitline.portal;

import org.jspecify.annotations.NullMarked;

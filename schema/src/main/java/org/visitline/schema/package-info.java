/**
 * Where the two halves meet: the tables. Migrations, the generated jOOQ classes ({@code .jooq}),
 * the typed ids that both halves use, and a real MariaDB for a machine that has none. No logic
 * lives here.
 */
@NullMarked
package org.visitline.schema;

import org.jspecify.annotations.NullMarked;

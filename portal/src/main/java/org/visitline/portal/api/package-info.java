/**
 * The same data for programs: JSON under {@code /api/v1}, by a provider's token, of that provider
 * alone; described by {@code openapi.json}, which a test holds against the routes.
 */
@NullMarked
package org.visitline.portal.api;

import org.jspecify.annotations.NullMarked;

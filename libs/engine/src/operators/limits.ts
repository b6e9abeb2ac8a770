/** How large a value made by one operator may grow; beyond it the evaluation fails instead of eating memory. */

/** In UTF-16 units. */
export const TEXT_MAX = 1_048_576;

export const LIST_MAX = 100_000;

/** A list that is gone through or made has at most so many elements; the interpreter fails beyond. */
export const LIST_MAX = 100_000;

/** The middle of the values. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

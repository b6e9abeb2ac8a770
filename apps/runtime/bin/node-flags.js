/**
 * What whoever starts the runtime gives to node: room for what is made and forgotten with each event, of which collecting
 * would else be a seventh of the work; and an end to the growth of the rest, most of which nobody holds any more.
 */
export const NODE_FLAGS = ['--max-semi-space-size=32', '--heap-growing-percent=220'];

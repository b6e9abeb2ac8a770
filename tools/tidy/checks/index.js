import { bannedCalls } from './banned-calls.js';
import { deadFiles } from './dead-files.js';
import { folders } from './folders.js';
import { leftovers } from './leftovers.js';
import { sizes } from './sizes.js';

/** Each takes all files of the repository and answers what it finds. */
export const CHECKS = [bannedCalls, sizes, folders, leftovers, deadFiles];

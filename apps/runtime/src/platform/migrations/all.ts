/** Every migration, in the order in which they run. */
import type { MigrationInterface } from 'typeorm';
import { Tables1780000000001 } from './0001-tables.js';

export const MIGRATIONS: readonly (new () => MigrationInterface & { readonly name: string })[] = [Tables1780000000001];

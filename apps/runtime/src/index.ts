export { Tables1780000000001 } from './platform/migrations/0001-tables.js';

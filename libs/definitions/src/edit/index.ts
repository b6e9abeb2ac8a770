/** Changes of a YAML text that leave everything else as it is: for views of a definition that are not its text. */
export { editYaml, type Edit } from './edit.js';
export { NoSuchPlace } from './place.js';
export type { YamlValue } from './write.js';

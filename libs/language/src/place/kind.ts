import { type Kind, KIND_NAMES, KINDS } from '@reckoner/definitions';

/** The kind of definition that a file holds, by its suffix. */
export function kindOfFile(file: string): Kind | undefined {
  return KIND_NAMES.find((kind) => file.endsWith(KINDS[kind].suffix));
}

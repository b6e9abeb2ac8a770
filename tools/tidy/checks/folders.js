import { FULL_FOLDERS } from '../exceptions.js';

const ENTRIES_MAX = 20;

/** Folders with more in them than one looks through. */
export function folders(files) {
  const entries = new Map();
  for (const { path } of files) {
    const names = path.split('/');
    for (let depth = 1; depth < names.length; depth += 1) {
      const folder = names.slice(0, depth).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add(names[depth]));
    }
  }
  return [...entries].flatMap(([folder, names]) => {
    const count = [...names].filter((name) => !/\.spec\.ts$/.test(name)).length;
    if (count <= ENTRIES_MAX || FULL_FOLDERS[folder] !== undefined) return [];
    return [
      {
        path: folder,
        message: `the folder has ${count} entries; at most ${ENTRIES_MAX}: group what belongs together, or say in tools/tidy/exceptions.js why not`,
      },
    ];
  });
}

/** Notes to oneself do not survive a commit: an issue is followed up, a comment is not. */
const NOTES = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
const TEXTS = /\.(ts|js|mjs|md|ya?ml|json)$/;

export function leftovers(files) {
  return files
    .filter(({ path }) => TEXTS.test(path) && path !== 'package-lock.json')
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, at) => {
        const found = NOTES.exec(line);
        return found ? [{ path, line: at + 1, message: `\`${found[1]}\`: do it, or open an issue` }] : [];
      }),
    );
}

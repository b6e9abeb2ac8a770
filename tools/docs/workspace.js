/** The files that a page shows: code blocks whose first line is `# path`. */
const BLOCK = /^```(?:yaml|csv|json)\n# (\S+\.(?:yaml|csv|json))\n([\s\S]*?)^```$/gm;

export function filesShown(page) {
  return new Map([...page.matchAll(BLOCK)].map(([, path, text]) => [path, text]));
}

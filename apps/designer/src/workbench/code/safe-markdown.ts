/** Texts of definitions as Markdown that leads nowhere: emphasis and code stay; links, pictures and HTML are shown as written. */

const CODE = /(`+)(?:(?!\1)[\s\S])*\1/g;

export function safeMarkdown(text: string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(CODE)) {
    result += escaped(text.slice(done, match.index)) + match[0];
    done = match.index + match[0].length;
  }
  return result + escaped(text.slice(done));
}

/** Addresses by themselves become links too: the colon is written so that none is seen. */
function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[![\]]/g, '\\$&')
    .replace(/(https?|ftp|mailto|command|javascript|data|vscode)(:)/gi, '$1&#58;')
    .replace(/www\./gi, 'www&#46;');
}

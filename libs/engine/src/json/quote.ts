/** A text as JSON writes it. */
export function quote(text: string): string {
  return `"${escaped(text)}"`;
}

/** The same without its quotes. Most texts have nothing to escape, which a look at each character tells. */
export function escaped(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPlain = code >= 32 && code !== 34 && code !== 92 && !(code >= 0xd800 && code <= 0xdfff);
    if (!isPlain) return JSON.stringify(text).slice(1, -1);
  }
  return text;
}

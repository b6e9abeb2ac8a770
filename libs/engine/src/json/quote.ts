/** A text as JSON writes it. Most have nothing to escape, which a look at each character tells. */
export function quote(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPlain = code >= 32 && code !== 34 && code !== 92 && !(code >= 0xd800 && code <= 0xdfff);
    if (!isPlain) return JSON.stringify(text);
  }
  return `"${text}"`;
}

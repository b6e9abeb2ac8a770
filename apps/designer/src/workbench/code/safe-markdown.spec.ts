import { describe, expect, test } from '@jest/globals';
import { safeMarkdown } from './safe-markdown.js';

describe('Markdown from definitions', () => {
  test.each([
    ['**bold** and `code <b>`', '**bold** and `code <b>`'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)>'],
    ['[go](command:x)', '\\[go\\](command&#58;x)'],
    ['![p](https://a.b/c.png)', '\\!\\[p\\](https&#58;//a.b/c.png)'],
    ['see HTTPS://a.b and www.a.b', 'see HTTPS&#58;//a.b and www&#46;a.b'],
    ['&lt;script&gt;', '&amp;lt;script&amp;gt;'],
    ['an open ` tick <b>', 'an open ` tick &lt;b>'],
  ])('%s', (text, safe) => expect(safeMarkdown(text)).toBe(safe));
});

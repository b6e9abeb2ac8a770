import ts from 'typescript';

/** What a program is made of, whatever stands in its literals: the kinds of its nodes, in order. */
export function shapeOf(program: string): string {
  const kinds: string[] = [];
  const visit = (node: ts.Node): void => {
    kinds.push(ts.SyntaxKind[node.kind]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('generated.js', program, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS));
  return kinds.join(' ');
}

/** Where two texts begin to differ, with a little around it; undefined where they do not. */
export function firstDifference(actual: string, expected: string): { actual: string; expected: string } | undefined {
  if (actual === expected) return undefined;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  const [from, to] = [Math.max(0, at - 120), at + 120];
  return { actual: actual.slice(from, to), expected: expected.slice(from, to) };
}

/** Runs `act` and answers the programs that were made from text meanwhile. */
export function programsMadeBy(act: () => void): string[] {
  const made: string[] = [];
  const { Function: original } = globalThis;
  globalThis.Function = new Proxy(original, {
    construct(target, [...texts]: string[]) {
      made.push(texts.at(-1)!);
      return Reflect.construct(target, texts) as object;
    },
  });
  try {
    act();
  } finally {
    globalThis.Function = original;
  }
  return made.filter((text) => text !== 'return true');
}

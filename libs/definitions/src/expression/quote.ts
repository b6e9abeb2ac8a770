/** Where a scalar stands in YAML: on its own, or within brackets or braces. */
export type YamlContext = 'block' | 'flow';

/** What would end or change an unquoted scalar; a formula begins with `=`, so its first character is never the matter. */
const ENDS_PLAIN = { block: /: |:$| #|[\n\r\t]| $/, flow: /[,[\]{}]|: |:$| #|[\n\r\t]| $/ } as const;
const NEEDS_ESCAPES =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A formula (as `printFormula` gives it) as a YAML scalar: `= a + b`, in quotes where YAML would read it otherwise. */
export function quoteFormula(formula: string, context: YamlContext): string {
  const scalar = `= ${formula}`;
  if (NEEDS_ESCAPES.test(scalar)) return JSON.stringify(scalar);
  return ENDS_PLAIN[context].test(scalar) ? `'${scalar.replaceAll("'", "''")}'` : scalar;
}

/** Where a scalar stands in YAML: on its own, or within brackets or braces. */
export type YamlContext = 'block' | 'flow';

/** A formula (as `printFormula` gives it) as a YAML scalar: `= a + b`, in quotes where YAML would read it otherwise. */
export function quoteFormula(formula: string, context: YamlContext): string {
  throw new Error(`not yet: ${formula} ${context}`);
}

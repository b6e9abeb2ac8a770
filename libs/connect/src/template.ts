/** Texts with holes, `/timeBill/eid:{key}`: taken apart once, filled for each delivery. */

export interface Template {
  /** One more than there are holes. */
  readonly texts: readonly string[];
  readonly holes: readonly string[];
}

/** What a hole stands for; undefined where there is no such thing. */
export type Fill = (hole: string) => string | undefined;

/** Thrown within this library only, and turned into a refusal: what the template needs is not there. */
export class Unfillable extends Error {
  constructor(
    readonly code: 'HOLE_EMPTY' | 'PATH_VALUE',
    message: string,
  ) {
    super(message);
  }
}

export function templateOf(text: string): Template {
  const parts = text.split(/\{([^{}]*)\}/);
  return { texts: parts.filter((_, index) => index % 2 === 0), holes: parts.filter((_, index) => index % 2 === 1) };
}

export function fillText({ texts, holes }: Template, fill: Fill): string {
  let out = texts[0]!;
  for (let index = 0; index < holes.length; index++) out += valueOf(holes[index]!, fill) + texts[index + 1]!;
  return out;
}

/** As `fillText`; each value is percent-encoded, and can be no step to another folder. */
export function fillPath({ texts, holes }: Template, fill: Fill): string {
  let out = texts[0]!;
  for (let index = 0; index < holes.length; index++) {
    const value = valueOf(holes[index]!, fill);
    if (value === '.' || value === '..')
      throw new Unfillable('PATH_VALUE', `\`{${holes[index]!}}\` would be \`${value}\`, which leads to another folder`);
    out += encodeURIComponent(quoted(value, texts[index]!, texts[index + 1]!)) + texts[index + 1]!;
  }
  return out;
}

/** The values are encoded, and so is the text around them. */
export function fillQuery(query: readonly (readonly [name: string, template: Template])[], fill: Fill): string {
  const pairs = query.map(([name, { texts, holes }]) => {
    let out = encodeURIComponent(texts[0]!);
    for (let index = 0; index < holes.length; index++) {
      const value = quoted(valueOf(holes[index]!, fill), texts[index]!, texts[index + 1]!);
      out += encodeURIComponent(value) + encodeURIComponent(texts[index + 1]!);
    }
    return `${encodeURIComponent(name)}=${out}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Between single quotes a quote is doubled, as OData and its kin want: no value ends its own literal. */
function quoted(value: string, before: string, after: string): string {
  return before.endsWith("'") && after.startsWith("'") ? value.replaceAll("'", "''") : value;
}

function valueOf(hole: string, fill: Fill): string {
  const value = fill(hole);
  if (value === undefined || value === '') throw new Unfillable('HOLE_EMPTY', `there is no value for \`{${hole}}\``);
  return value;
}

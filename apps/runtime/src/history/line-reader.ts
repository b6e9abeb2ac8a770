/** Holds lines of a file against the release: what they say must be what its flows would have done. Pure. */
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  formatNumber,
  isDate,
  isNumber,
  joinedKey,
  JsonError,
  parseDecimal,
  parseJson,
  stringifyJson,
  type FlowIr,
  type Ir,
  type StepIr,
  type Type,
  type Value,
} from '@reckoner/engine';
import type { LoadedFlow, LoadedRelease } from '../releases/loaded-release.js';
import { LineFields, Unfit, type LineField, type RawLine, type StagedLine } from './history-line.js';

export class LineReader {
  readonly #release: LoadedRelease;
  readonly #environment: string;

  constructor(release: LoadedRelease, environment: string) {
    this.#release = release;
    this.#environment = environment;
  }

  /** The line as it is staged; one that does not fit is staged with the reason. */
  read(raw: RawLine): StagedLine {
    const row = raw.line;
    if ('problem' in raw) return { row, kind: 'entry', difference: 'refused', ...raw.problem };
    const fields = new LineFields(raw.fields, raw.isText);
    const isOpening = fields.value('flow') === undefined && fields.value('balance') !== undefined;
    let known: Partial<StagedLine> = {};
    try {
      const { hash, ...staged } = isOpening ? this.#opening(fields) : this.#entry(fields, (named) => (known = named));
      return { row, kind: isOpening ? 'opening' : 'entry', ...staged, hash, difference: 'read' };
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      const { code, message } = error;
      return { row, kind: isOpening ? 'opening' : 'entry', ...known, difference: 'refused', code, message };
    }
  }

  #opening(fields: LineFields): Staged {
    return hashed({ ...this.#drawn(fields), mark: '' });
  }

  /** `named` is told which entry it is as soon as that is known, so that the whole entry is refused with a line of it. */
  #entry(fields: LineFields, named: (known: Partial<StagedLine>) => void): Staged {
    const flow = this.#release.flow(fields.needed('flow'));
    if (!flow) throw new Unfit('FLOW_UNKNOWN', `the release has no flow \`${fields.needed('flow')}\``);
    const { ir } = flow;
    const identity = {
      flow: ir.id,
      source: fields.text('source') ?? ir.on.source ?? fields.needed('source'),
      key: canonicalJson(
        keyOf(
          fields,
          'key',
          ir.on.key.map((part) => typeIn(ir, part)),
        ),
      ),
    };
    named(identity);
    const purpose = fields.text('purpose') ?? ir.purpose ?? fields.needed('purpose');
    if (!purposesOf(ir).has(purpose))
      throw new Unfit('PURPOSE_UNKNOWN', `the flow ${ir.id} has no purpose \`${purpose}\``);
    const place = { purpose, part: fields.text('part') ?? '' };
    const document = fields.value('to') === undefined ? {} : this.#document(fields, flow, place);
    const draw: Partial<StagedLine> = fields.value('balance') === undefined ? {} : this.#drawn(fields);
    const { effect_key, connection } = document;
    return hashed({
      ...identity,
      source_id: fields.text('id') ?? `import:${createHash('sha256').update(JSON.stringify(identity)).digest('hex')}`,
      type: ir.on.types[0] ?? 'import',
      revision: revisionOf(fields, ir),
      ...place,
      ...measuresOf(fields),
      ...document,
      ...draw,
      mark: canonicalJson([
        place.purpose,
        place.part,
        connection ?? '',
        effect_key ?? '',
        draw.balance ?? '',
        draw.balance_key ?? '',
      ]),
    });
  }

  #document(
    fields: LineFields,
    flow: LoadedFlow,
    { purpose, part }: { purpose: string; part: string },
  ): Partial<StagedLine> {
    const to = fields.needed('to');
    const operation = fields.needed('operation');
    const step = flow.stepOf({ purpose, to, operation });
    if (!step)
      throw new Unfit('OPERATION_UNKNOWN', `for ${purpose} the flow delivers no \`${operation}\` to \`${to}\``);
    if (step.correct === 'never')
      throw new Unfit('MESSAGE_NOT_IMPORTED', `\`${operation}\` is a message; a later revision does not correct it`);
    const externalId = fields.text('externalId', 200);
    if (externalId === undefined && this.#release.classOf(to, operation) === 'K2')
      throw new Unfit(
        'EXTERNAL_ID_MISSING',
        `${to} finds a document by its external id, and \`externalId\` is missing`,
      );
    const effectKey = canonicalJson([
      operation,
      purpose,
      part,
      ...keyOf(
        fields,
        'documentKey',
        step.key.map(({ type }) => type),
      ),
    ]);
    const named = [this.#environment, to, effectKey, 'imported'];
    return {
      connection: to,
      operation,
      effect_key: effectKey,
      reference: fields.text('reference'),
      idempotency_key: externalId ?? createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 32),
      body: bodyOf(fields),
    };
  }

  #drawn(fields: LineFields): { balance: string; balance_key: string; drawn: string } {
    const name = fields.needed('balance');
    const found = this.#release.checked.program.find('balance', name);
    if (!found) throw new Unfit('BALANCE_UNKNOWN', `the release has no balance \`${name}\``);
    const parts = keyOf(
      fields,
      'balanceKey',
      found.key.map(({ type }) => type),
    ).map(String);
    const drawn = numberOf(fields, 'drawn');
    if (drawn === undefined) throw new Unfit('FIELD_MISSING', '`drawn` is missing');
    return { balance: found.id, balance_key: joinedKey(parts), drawn };
  }
}

type Staged = Omit<StagedLine, 'row' | 'kind' | 'difference'>;

function hashed(staged: Staged): Staged {
  return { ...staged, hash: createHash('sha256').update(JSON.stringify(staged)).digest('hex') };
}

function purposesOf({ purpose, steps }: FlowIr): ReadonlySet<string> {
  if (purpose !== undefined) return new Set([purpose]);
  return new Set(steps.flatMap((step) => (step.kind === 'purpose' ? [step.name] : [])));
}

/** The parts of a key. A text has them with `/` between, as everywhere keys are written as one. */
function keyOf(fields: LineFields, name: LineField, types: readonly Type[]): Value[] {
  const given = fields.value(name);
  if (given === undefined) throw new Unfit('FIELD_MISSING', `\`${name}\` is missing`);
  const parts = Array.isArray(given)
    ? (given as Value[])
    : types.length > 1 && typeof given === 'string'
      ? given.split('/').map(unescaped)
      : [given];
  if (parts.length !== types.length)
    throw new Unfit('FIELD_INVALID', `\`${name}\` has ${parts.length} parts, and the definition ${types.length}`);
  return parts.map((part, index) => (fields.isText ? typed(name, part as string, types[index]!) : scalar(name, part)));
}

function unescaped(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%');
}

function scalar(name: LineField, value: Value): Value {
  if ((typeof value === 'string' && value !== '') || typeof value === 'boolean' || isNumber(value)) return value;
  throw new Unfit('FIELD_INVALID', `a part of \`${name}\` is no text and no number`);
}

/** A cell of a CSV as the definition has the value: a text, but where a number is meant. */
function typed(name: LineField, text: string, type: Type): Value {
  if (type.kind !== 'number') return text;
  const number = parseDecimal(text.trim());
  if (number === undefined)
    throw new Unfit('FIELD_INVALID', `\`${name}\` is ${JSON.stringify(text.slice(0, 40))}, and no number`);
  return number;
}

/** What an expression over the payload yields, as the schema says that the flow holds its payload against. */
function typeIn(flow: FlowIr, of: Ir): Type {
  if (of.type.kind !== 'any') return of.type;
  const path: string[] = [];
  let at: Ir = of;
  for (; at.kind === 'get'; at = at.of) path.unshift(at.key);
  const step = flow.steps.find((one): one is StepIr & { kind: 'validate' } => one.kind === 'validate');
  if (!step || at.kind !== 'local' || step.of.kind !== 'local' || at.local !== step.of.local) return of.type;
  return path.reduce<Type>((type, name) => type.fields?.get(name) ?? { ...of.type }, step.schema.type);
}

function revisionOf(fields: LineFields, flow: FlowIr): string | undefined {
  const { revision } = flow.on;
  if (!revision) return undefined;
  const given = fields.value('revision');
  if (given === undefined)
    throw new Unfit('FIELD_MISSING', '`revision` is missing, and the flow orders revisions by it');
  return canonicalJson(
    fields.isText ? typed('revision', given as string, typeIn(flow, revision)) : scalar('revision', given),
  );
}

function measuresOf(fields: LineFields): Partial<StagedLine> {
  const currency = fields.text('currency');
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
    throw new Unfit('FIELD_INVALID', '`currency` is no code of three letters');
  const workDate = fields.text('workDate');
  if (workDate !== undefined && !isDate(workDate))
    throw new Unfit('FIELD_INVALID', '`workDate` is no date as 2026-10-31');
  const amount = numberOf(fields, 'amount');
  if (amount !== undefined && currency === undefined)
    throw new Unfit('FIELD_MISSING', 'there is an `amount` and no `currency`');
  return {
    quantity: numberOf(fields, 'quantity'),
    amount,
    currency,
    legal_entity: fields.text('legalEntity'),
    customer: fields.text('customer'),
    contract: fields.text('contract'),
    project: fields.text('project'),
    resource: fields.text('resource'),
    work_date: workDate,
  };
}

function numberOf(fields: LineFields, name: LineField): string | undefined {
  const given = fields.value(name);
  const number = typeof given === 'string' ? parseDecimal(given.trim()) : given;
  if (number === undefined && given === undefined) return undefined;
  if (number !== undefined && isNumber(number)) return formatNumber(number);
  throw new Unfit('FIELD_INVALID', `\`${name}\` is no number`);
}

function bodyOf(fields: LineFields): string | undefined {
  const given = fields.value('body');
  if (given === undefined || !fields.isText) return given === undefined ? undefined : stringifyJson(given);
  try {
    return stringifyJson(parseJson(given as string));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new Unfit('FIELD_INVALID', `\`body\` is no JSON: ${error.message}`);
  }
}

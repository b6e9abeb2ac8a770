import type { TemplateIr, ThenIr } from '../ir/definitions.js';
import type { Ir } from '../ir/expression.js';
import { frozen } from '../values/intern.js';
import { messageOf, showInMessage } from '../values/describe.js';
import type { Maybe, Value } from '../values/value.js';
import type { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import { value } from './expression.js';
import { reached } from './reach.js';
import { isDouble, isSurely, mayBeAbsent, mayBeMissing } from './knowledge.js';
import { buildObject, type Entry } from './objects.js';

/** Decisions as objects: made anew where they hold values of the payload, else one frozen object for all. */

/** `{ outcome, reason?, owner?, message?, remedy?, deadline?, …outputs }` */
export function emitThen(then: ThenIr, at: Block): Code {
  const fixed = constantThen(then);
  return fixed ? at.emission.unit.bind('answer', fixed) : buildObject(thenEntries(then, at), at);
}

export function thenEntries(then: ThenIr, at: Block): Entry[] {
  const text = (key: string, of: string | undefined): Entry[] =>
    of === undefined ? [] : [{ key, code: code`${of}`, optional: false }];
  const filled = (key: string, of: TemplateIr | undefined): Entry[] =>
    of ? [{ key, code: emitTemplate(of, at), optional: false }] : [];
  return [
    ...text('outcome', then.outcome),
    ...text('reason', then.reason),
    ...text('owner', then.owner),
    ...filled('message', then.say),
    ...filled('remedy', then.remedy),
    ...(then.deadline ? [deadlineEntry(then.deadline, at)] : []),
    ...then.outputs.map(({ name, value: of }) => ({ key: name, code: value(of, at), optional: mayBeMissing(of.type) })),
  ];
}

/** A deadline that is null is none. */
function deadlineEntry(deadline: Ir, at: Block): Entry {
  const absent = mayBeAbsent(deadline.type);
  const made = reached(deadline, value(deadline, at), true, at);
  return { key: 'deadline', code: absent ? code`(${made} ?? undefined)` : made, optional: absent };
}

/** The whole object, where nothing in it depends on the payload. */
export function constantThen(then: ThenIr): Value | undefined {
  const parts: [string, Value | undefined][] = [
    ['outcome', then.outcome],
    ['reason', then.reason],
    ['owner', then.owner],
  ];
  for (const [key, template] of [
    ['message', then.say],
    ['remedy', then.remedy],
  ] as const) {
    if (template?.parts.some((part) => typeof part !== 'string')) return undefined;
    parts.push([key, template?.parts.join('')]);
  }
  const values: readonly (readonly [string, Ir])[] = then.outputs.map((output) => [output.name, output.value]);
  for (const [key, of] of then.deadline ? ([['deadline', then.deadline], ...values] as const) : values) {
    if (of.kind !== 'const') return undefined;
    parts.push([key, key === 'deadline' ? (of.value ?? undefined) : of.value]);
  }
  return frozenObject(parts);
}

/** An object that all may share. Undefined values are left out. */
export function frozenObject(entries: readonly (readonly [string, Maybe])[]): Value {
  return frozen(Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined)));
}

/** A message with its values in place. */
export function emitTemplate(template: TemplateIr, at: Block): Code {
  const show = at.emission.unit.bind('show', showInMessage);
  const parts = template.parts.map((part) => {
    if (typeof part === 'string') return code`${part}`;
    const plain = isSurely(part.type, 'text') || isDouble(part.type);
    return plain && isSurely(part.type, part.type.kind) ? value(part, at) : code`${show}(${value(part, at)})`;
  });
  const message = code`${joined([code`""`, ...parts], code` + `)}`;
  // Only texts can make it too long.
  const isShort = template.parts.every((part) => typeof part === 'string' || isDouble(part.type));
  return isShort ? code`(${message})` : code`${at.emission.unit.bind('message', messageOf)}(${message})`;
}

import { Injectable } from '@nestjs/common';
import { isTimestamp, JsonError, parseJson, stringifyJson, type Value } from '@reckoner/engine';
import { Problem } from '../../platform/http/problem.js';
import { Releases } from '../../releases/releases.js';
import { EVENT_BYTES_MAX, type IncomingEvent } from '../incoming.js';
import { Intake, type Receipt } from '../intake.js';
import { fieldAt, textAt } from '../payload.js';
import { Senders } from '../senders.js';
import { HookKeys } from './hook-keys.js';
import { isSigned, type Signed } from './signature.js';

export interface HookRequest extends Signed {
  readonly environment: string;
  readonly connection: string;
  readonly correlation: string;
}

/** Where a payload says what: the `hooks` of a connection's definition. */
interface Declared {
  readonly type: string;
  readonly id?: string | undefined;
  readonly time?: string | undefined;
  readonly data?: string | undefined;
}

/** Events that systems send by themselves, signed with a key that only they and the environment know. */
@Injectable()
export class Hooks {
  constructor(
    private readonly releases: Releases,
    private readonly keys: HookKeys,
    private readonly senders: Senders,
    private readonly intake: Intake,
  ) {}

  async accept(request: HookRequest): Promise<Receipt> {
    const { connection, correlation } = request;
    const pointer = await this.releases.pointerOf(request.environment);
    const environment = { id: pointer?.environment ?? 0, name: request.environment };
    const keys = await this.keys.of({ environment, connection });
    // one answer for whatever is wrong, so that nobody learns which environments and connections there are
    if (!isSigned(request, keys, new Date())) throw NOT_SIGNED;
    const declared = (await this.releases.current(environment.name))?.connection(connection)?.value.hooks;
    if (!declared) throw noHooks(connection);
    const event = eventOf(request, declared);
    const actor = `hook:${connection}`;
    const sender = await this.senders.itself(environment, { actor, correlation, intake: 'hook' });
    const [receipt] = await this.intake.accept(sender, [event]);
    return receipt!;
  }
}

function eventOf(request: HookRequest, declared: Declared): IncomingEvent {
  const { body, connection: source } = request;
  if (body.length > EVENT_BYTES_MAX)
    throw new Problem(413, { code: 'EVENT_TOO_LARGE', detail: `The payload has more than ${EVENT_BYTES_MAX} bytes.` });
  const payload = read(body);
  const type = needed(payload, declared.type, 'type');
  const sourceId = declared.id === undefined ? request.id : needed(payload, declared.id, 'id');
  const time = declared.time === undefined ? undefined : textAt(payload, declared.time);
  const data = declared.data === undefined ? body : bytesAt(payload, declared.data);
  return { source, sourceId, type, occurredAt: time !== undefined && isTimestamp(time) ? time : undefined, body: data };
}

function read(body: Buffer): Value {
  try {
    return parseJson(body.toString('utf8'));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new Problem(400, { code: 'NOT_JSON', detail: error.message, remedy: 'Send JSON.' });
  }
}

function needed(payload: Value, path: string, what: string): string {
  const found = textAt(payload, path);
  if (found !== undefined && found !== '' && found.length <= 512 && !found.includes('\0')) return found;
  throw lacks(path, what);
}

function bytesAt(payload: Value, path: string): Buffer {
  const found = fieldAt(payload, path);
  if (found === undefined) throw lacks(path, 'data');
  return Buffer.from(stringifyJson(found));
}

function lacks(path: string, what: string): Problem {
  return new Problem(422, {
    code: 'PAYLOAD_UNEXPECTED',
    detail: `The payload has no \`${path}\`, where the connection says that the event's ${what} is.`,
    remedy: 'Correct `hooks` in the definition of the connection, or what the system sends.',
  });
}

function noHooks(connection: string): Problem {
  return new Problem(409, {
    code: 'HOOKS_UNDECLARED',
    detail: `The definition of the connection ${connection} declares no hooks.`,
    remedy: 'Add `hooks` to it and release that.',
  });
}

const NOT_SIGNED = new Problem(401, {
  code: 'SIGNATURE_INVALID',
  detail: 'The request is not signed with a key of this hook, or not within the last five minutes.',
  remedy: 'Compare the key, and the clock of the sender.',
});

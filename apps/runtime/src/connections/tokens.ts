import { readToken, tokenRequest } from '@reckoner/connect';
import type { Database } from '../platform/database/database.js';
import type { SecretBox } from './secret-box.js';
import type { OpenSetting } from './settings.js';
import { dropToken, lockToken, saveToken, tokenOf } from './settings.store.js';
import { TransportError, type WireRequest } from './transport.js';
import type { HttpAnswer } from '@reckoner/connect';

/** A token is renewed this long before it ends, or at half its life if that is sooner. */
const EARLY_MS = 30_000;
const TOKEN_DEADLINE_MS = 10_000;

interface Held {
  readonly token: string;
  readonly sealed: Buffer;
  readonly renewAt: number;
}

/** Sends a request to the token address, which is not the target's own. */
export type SendToToken = (setting: OpenSetting, request: WireRequest) => Promise<HttpAnswer>;

/**
 * Tokens of OAuth: kept in the database for all processes, asked for by one at a time. Within a process the callers
 * share one question.
 */
export class Tokens {
  readonly #held = new Map<string, Held>();
  readonly #asking = new Map<string, Promise<Held>>();

  constructor(
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly send: SendToToken,
  ) {}

  async token(setting: OpenSetting): Promise<string> {
    const name = nameOf(setting);
    const held = this.#held.get(name);
    if (held && performance.now() < held.renewAt) return held.token;
    const asking = this.#asking.get(name) ?? this.#ask(setting, name);
    return (await asking).token;
  }

  /** The target refused this token: the next one asks anew. */
  async refused(setting: OpenSetting, token: string): Promise<void> {
    const name = nameOf(setting);
    const held = this.#held.get(name);
    if (held?.token !== token) return;
    this.#held.delete(name);
    await dropToken(this.database, setting.environment, setting.connection, held.sealed);
  }

  #ask(setting: OpenSetting, name: string): Promise<Held> {
    const asking = this.#fetch(setting).finally(() => this.#asking.delete(name));
    this.#asking.set(name, asking);
    void asking.then((held) => this.#held.set(name, held)).catch(() => undefined);
    return asking;
  }

  #fetch(setting: OpenSetting): Promise<Held> {
    const { environment, connection, environmentName } = setting;
    const belonging = { environment: environmentName, connection, name: `token ${setting.revision}` };
    return this.database.transaction(async (session) => {
      await lockToken(session, environment, connection);
      const stored = await tokenOf(session, environment, connection);
      const opened = stored && this.#opened(stored.token, belonging);
      if (stored && opened && stored.left_ms > EARLY_MS / 2)
        return { token: opened, sealed: stored.token, renewAt: performance.now() + early(stored.left_ms) };
      const answer = readToken(
        await this.send(setting, { ...tokenRequest(setting), path: '', deadlineMs: TOKEN_DEADLINE_MS }),
      );
      if ('problem' in answer) throw new TransportError('TOKEN_REFUSED', answer.problem, false);
      const sealed = this.box.seal(answer.token, belonging);
      await saveToken(session, { environment, connection, sealed, lifeMs: answer.lifeMs });
      return { token: answer.token, sealed, renewAt: performance.now() + early(answer.lifeMs) };
    });
  }

  /** A token of a former setting, or sealed with another key, is none. */
  #opened(sealed: Buffer, belonging: { environment: string; connection: string; name: string }): string | undefined {
    try {
      return this.box.open(sealed, belonging);
    } catch {
      return undefined;
    }
  }
}

function early(lifeMs: number): number {
  return Math.max(lifeMs - EARLY_MS, lifeMs / 2);
}

function nameOf({ environment, connection, revision }: OpenSetting): string {
  return `${environment}/${connection}/${revision}`;
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/**
 * Secrets at rest: AES-256-GCM under a key that is not in the database, bound to where they belong, so that a row copied
 * to another environment or connection does not open. Several keys may be known while they are rotated: the first
 * seals, all open.
 */

/** Where a secret belongs. */
export interface Belonging {
  readonly environment: string;
  readonly connection: string;
  readonly name: string;
}

/** The sealed text does not open: another key, another place, or altered bytes. */
export class SecretUnreadable extends Error {
  constructor({ environment, connection, name }: Belonging) {
    super(
      `The ${name} of the connection \`${connection}\` in \`${environment}\` cannot be decrypted. Set it again, or start with the key that it was sealed with (RECKONER_SECRET_KEY).`,
    );
    this.name = 'SecretUnreadable';
  }
}

const VERSION = 1;
const KEY_ID_BYTES = 8;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + IV_BYTES + TAG_BYTES;

export class SecretBox {
  readonly #source: () => readonly Buffer[];
  #keys: readonly { readonly id: Buffer; readonly key: Buffer }[] = [];

  /** Each key has 32 bytes; the first one seals. Where they may change, they are looked up again. */
  constructor(keys: readonly Buffer[] | (() => readonly Buffer[])) {
    this.#source = typeof keys === 'function' ? keys : () => keys;
    this.renew();
  }

  /** Looks the keys up again: another process may have rotated them. */
  renew(): void {
    this.#keys = this.#source().map((key) => ({ id: idOf(key), key }));
  }

  seal(plain: string, belonging: Belonging): Buffer {
    this.renew();
    const { id, key } = this.#keys[0]!;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(aadOf(belonging));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), id, iv, cipher.getAuthTag(), sealed]);
  }

  open(sealed: Buffer, belonging: Belonging): string {
    const id = sealed.subarray(1, 1 + KEY_ID_BYTES);
    const found = this.#known(id) ?? (this.renew(), this.#known(id));
    if (!found || sealed[0] !== VERSION || sealed.length < HEAD_BYTES) throw new SecretUnreadable(belonging);
    const iv = sealed.subarray(1 + KEY_ID_BYTES, 1 + KEY_ID_BYTES + IV_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', found.key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(aadOf(belonging));
      decipher.setAuthTag(sealed.subarray(HEAD_BYTES - TAG_BYTES, HEAD_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      throw new SecretUnreadable(belonging);
    }
  }

  #known(id: Buffer): { readonly key: Buffer } | undefined {
    return this.#keys.find((known) => known.id.equals(id));
  }

  /** Whether it was sealed with a key that is on its way out. */
  isOutdated(sealed: Buffer): boolean {
    return !this.#keys[0]!.id.equals(sealed.subarray(1, 1 + KEY_ID_BYTES));
  }
}

/** Tells keys apart without telling the key. */
function idOf(key: Buffer): Buffer {
  return createHash('sha256').update('reckoner key id').update(key).digest().subarray(0, KEY_ID_BYTES);
}

function aadOf({ environment, connection, name }: Belonging): Buffer {
  return Buffer.from(JSON.stringify([environment, connection, name]), 'utf8');
}

import { Injectable } from '@nestjs/common';
import { checkAddress, type CheckedAddress } from '@reckoner/connect';
import { SecretBox } from '../../connections/secret-box.js';
import { ConnectionSettings } from '../../connections/settings.js';
import { TransportError, Wire } from '../../connections/transport.js';
import { messageOf } from '../../platform/start-error.js';
import { headersOf } from './message.js';
import type { TargetRow } from './notification.store.js';

/** Shorter than the lease, so that nobody else sends meanwhile. */
const DEADLINE_MILLISECONDS = 10_000;

/** Brings a message to a target: signed with its secret, and only to where targets of its environment may be. */
@Injectable()
export class Courier {
  constructor(
    private readonly box: SecretBox,
    private readonly settings: ConnectionSettings,
  ) {}

  seal(secret: string, target: Pick<TargetRow, 'environmentName' | 'name'>): Buffer {
    return this.box.seal(secret, belongingOf(target));
  }

  check(address: string, environmentName: string): CheckedAddress {
    return checkAddress(address, this.settings.allowance(environmentName));
  }

  /** Sends at once; answers why it did not arrive, or nothing. */
  async send(target: TargetRow, id: number, body: Uint8Array): Promise<string | undefined> {
    const allowance = this.settings.allowance(target.environmentName);
    const checked = checkAddress(target.address, allowance);
    if ('problem' in checked) return checked.problem;
    const { origin, pathname: path } = checked.url;
    const wire = new Wire(origin, 1, allowance);
    try {
      const secret = this.box.open(target.secret, belongingOf(target));
      const headers = headersOf(body, { id, secret, seconds: Math.floor(Date.now() / 1000) });
      const { status } = await wire.send({ method: 'POST', path, headers, body, deadlineMs: DEADLINE_MILLISECONDS });
      return status >= 200 && status < 300 ? undefined : `it answered ${status}`;
    } catch (error) {
      return error instanceof TransportError ? `${error.code}: ${error.message}` : messageOf(error);
    } finally {
      await wire.close();
    }
  }
}

/** Where a target's secret belongs. */
const belongingOf = ({ environmentName, name }: Pick<TargetRow, 'environmentName' | 'name'>) => ({
  environment: environmentName,
  connection: `notification ${name}`,
  name: 'secret',
});

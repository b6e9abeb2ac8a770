import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller.js';
import { AskedBy, Require } from '../access/require.js';
import { Problem } from '../platform/http/problem.js';
import { type RotatedSecrets, SecretRotation } from './secret-rotation.js';

/** The key that the secrets of all environments are sealed with. */
@ApiTags('connections')
@Controller('v1/secrets')
export class SecretsController {
  constructor(private readonly rotation: SecretRotation) {}

  @Post('rotate')
  @HttpCode(200)
  @Require('connections.manage')
  @ApiOperation({
    summary: 'Seal all secrets with a new key',
    description:
      'Of all environments, at once or not at all. The new key is made in the data folder, where the former one stays beside it until the next rotation; a key that is given in `RECKONER_SECRET_KEY` is exchanged there, with the former one in `RECKONER_FORMER_SECRET_KEY`, before this is called.',
  })
  rotate(@AskedBy() caller: Caller): Promise<RotatedSecrets> {
    if (caller.reachesEverywhere('connections.manage')) return this.rotation.rotate(caller);
    throw new Problem(403, {
      code: 'NOT_EVERYWHERE',
      detail: 'This reaches into every environment, and your role does not.',
      remedy: 'Ask somebody who manages connections everywhere.',
    });
  }
}

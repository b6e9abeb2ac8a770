/** The API described without a database and without a start: for those who generate a client from it. */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../../app.module.js';
import { Configuration } from '../configuration.js';
import { Database } from '../database/database.js';
import { Log } from '../observe/log.js';
import { Metrics } from '../observe/metrics.js';
import { Drain } from '../work/drain.js';
import { openApiOf } from './openapi.js';

/** What every process of this build answers at /openapi.json. */
export async function apiDocument(): Promise<OpenAPIObject> {
  const foundation = {
    configuration: Configuration.read([], {}),
    // Connects when it is asked something, and nobody does.
    database: new Database({ url: 'postgres://127.0.0.1:1/none' }),
    log: new Log('silent'),
    metrics: new Metrics(),
    drain: new Drain(),
  };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(foundation), new FastifyAdapter(), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  const document = openApiOf(app);
  await app.close();
  await foundation.database.close();
  return document;
}

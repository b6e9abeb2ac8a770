/** What the API is, for machines at /openapi.json and for people at /docs: the very document that clients are generated from. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { documentRefusals } from './refusals.js';

export function describeApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, publishedApi, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    // its own look-up of a validator would leave this origin
    swaggerOptions: { validatorUrl: null },
    customSiteTitle: 'Reckoner: HTTP API',
  });
}

/** With what each route answers; `npm run generate` writes it from the routes and their types. */
export function publishedApi(): OpenAPIObject {
  const file = createRequire(import.meta.url).resolve('@reckoner/contract/openapi.json');
  return JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
}

/** What the routes declare. */
export function openApiOf(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Reckoner')
    .setDescription(ABOUT)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key, or a token of the identity provider.' })
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${nameOf(controller)}_${method}`,
  });
  documentRefusals(document);
  return document;
}

const ABOUT = `Turns approved work into correct bills.

**Environment**: an API key is of one environment; a person names it in the header \`Reckoner-Environment\`.

**Lists** take \`limit\` and \`cursor\` and answer \`rows\` and \`next\`, the cursor of the page that follows; without \`next\` it is the end.

**Problems**: what cannot be done is answered as \`application/problem+json\` (RFC 9457) with a code, a remedy, the correlation, and \`diagnostics\` with the places that are wrong. \`Retry-After\` says when to try again.

**Writes** honour \`Idempotency-Key\`: the same request again is answered as the first time. Each answer has \`X-Correlation-Id\`, which logs and audit have too.

**Amounts** are texts, exact to the last digit; times are RFC 3339 in UTC.`;

const nameOf = (controller: string): string => controller.replace(/Controller$/, '').toLowerCase();

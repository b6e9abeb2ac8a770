/** Traces: spans over OpenTelemetry's interface, which do nothing (and cost next to nothing) until an exporter is set. */
import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { messageOf } from '../start-error.js';

const tracer = trace.getTracer('reckoner');

/** Runs the work as a span below the current one. Attributes hold identities and counts; no payload. */
export function traced<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: messageOf(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The headers (`traceparent`) by which the called system goes on with the trace; none where nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** Sends spans to a collector, in batches; answers how to send the last ones. Loaded only where it is wanted. */
export async function startTraces(collector: string): Promise<() => Promise<void>> {
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'reckoner' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })],
  });
  provider.register();
  return () => provider.shutdown().catch(() => undefined);
}

/** A span for each request, below the caller's. */
export function traceRequests(fastify: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const callers = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(
      `${request.method} ${request.routeOptions.url ?? ''}`,
      { kind: SpanKind.SERVER },
      callers,
    );
    contexts.set(request, trace.setSpan(callers, span));
    done();
  });
  // Once more before the handler: reading the body has left the context.
  fastify.addHook('preHandler', (request, _reply, done) => context.with(contexts.get(request)!, done));
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = trace.getSpan(contexts.get(request)!);
    span?.setAttributes({
      'http.request.method': request.method,
      'http.route': request.routeOptions.url,
      'http.response.status_code': reply.statusCode,
      'reckoner.correlation': request.id,
    });
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

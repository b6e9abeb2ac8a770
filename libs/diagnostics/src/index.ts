/** Findings about texts: sources, spans, diagnostics, and their rendering. The lowest layer; imports nothing. */
export { Source, type Position } from './source.js';
export { cover, type Span } from './span.js';
export type { Diagnostic, Fix, Severity, TextEdit } from './diagnostic.js';
export { entry, type CatalogueEntry, type ExampleWorkspace, type Wording } from './catalogue.js';
export { readExample, type Example } from './example.js';
export { Collector, DIAGNOSTICS_MAX } from './collector.js';
export { didYouMean } from './suggest.js';
export { diagnosticToJson, renderJson, type DiagnosticJson } from './render/json.js';
export { renderText, type TextOptions } from './render/text.js';

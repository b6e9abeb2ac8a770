import type { Template } from '@reckoner/definitions';
import type { TemplateIr } from '../ir/definitions.js';
import { lowerExpression } from './expression.js';
import type { Place } from './lowering.js';

/** A message with values in braces. Any value may stand there; a missing one is shown as such. */
export function lowerTemplate(place: Place, template: Template): TemplateIr {
  const parts = template.parts.map((part) => (typeof part === 'string' ? part : lowerExpression(place, part)));
  return { parts };
}

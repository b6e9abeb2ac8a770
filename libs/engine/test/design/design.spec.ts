import { describe, expect, it } from '@jest/globals';
import { Workspace } from '@reckoner/definitions';
import { renderText } from '@reckoner/diagnostics';
import { checkWorkspace } from '../../src/index.js';
import { designFiles } from './files.js';

const checked = checkWorkspace(Workspace.of(designFiles()));

describe('the definitions of the design', () => {
  it('are checked without a finding', () => {
    expect(renderText(checked.diagnostics)).toBe('No findings.');
  });
});

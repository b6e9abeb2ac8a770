import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { before, describe, it } from 'node:test';
import { Workspace } from '@reckoner/definitions';
import { checkWorkspace } from '@reckoner/engine';
import { runTests } from '@reckoner/testing';
import { ROOT } from '../build/fresh.js';
import { filesShown } from './workspace.js';

const PAGES = [
  ...['README.md', 'CONTRIBUTING.md', 'examples/README.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const textOf = (page) => readFileSync(join(ROOT, page), 'utf8');
const withoutCode = (text) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

describe('every page', () => {
  for (const page of PAGES) {
    it(`${page} links to what there is`, () => {
      const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
      const local = links.filter((link) => !/^(https?:|#|mailto:)/.test(link)).map((link) => link.split('#')[0]);
      const missing = local.filter((link) => !existsSync(join(ROOT, dirname(page), link)));
      assert.deepEqual(missing, []);
    });
  }

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const named = PAGES.flatMap((page) => [...textOf(page).matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name));
    assert.deepEqual(
      [...new Set(named)].filter((name) => scripts[name] === undefined),
      [],
    );
  });

  it('names commands and options that reckoner has', () => {
    const help = new Map();
    const helpOf = (command) => {
      if (!help.has(command))
        help.set(
          command,
          execFileSync(process.execPath, [join(ROOT, 'apps/cli/bin/reckoner.js'), ...command.split(' '), '--help'], {
            encoding: 'utf8',
          }),
        );
      return help.get(command);
    };
    /** Of the command below that is named, else of the one that goes without being named: the first. */
    const helpBelow = (command, rest) => {
      const below = [...(helpOf(command).split(/^Commands:$/m)[1] ?? '').matchAll(/^ {2}([a-z]+)\b/gm)].map(
        ([, name]) => name,
      );
      const named = below.find((name) => rest.trim().split(/ +/)[0] === name) ?? below[0];
      return named === undefined ? '' : helpOf(`${command} ${named}`);
    };
    const calls = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/npx reckoner ([a-z]+)((?: +[^\s`|]+)*)/g)].map(([, command, rest]) => ({
        page,
        command,
        rest,
      })),
    );
    assert.ok(calls.length > 10);
    for (const { page, command, rest } of calls) {
      const known = helpOf(command) + helpBelow(command, rest);
      for (const [option] of rest.matchAll(/--[a-z-]+/g))
        assert.ok(known.includes(option), `${page}: reckoner ${command} has no ${option}`);
    }
  });
});

describe('the tour of the language', () => {
  let checked;
  before(() => {
    checked = checkWorkspace(Workspace.of(filesShown(textOf('docs/guide/language.md'))));
  });

  it('is a workspace without findings', () => {
    const said = checked.diagnostics.map(
      ({ code, message, span }) =>
        `${relative('.', span.source.file)}:${span.source.position(span.start).line} ${code} ${message}`,
    );
    assert.deepEqual(said, []);
    assert.ok(checked.workspace.paths.length > 10);
  });

  it('passes its own tests', () => {
    const { results, passed } = runTests(checked);
    assert.deepEqual(
      results
        .filter((result) => !result.passed)
        .map(({ name, differences, problem }) => ({ name, differences, problem })),
      [],
    );
    assert.equal(passed, 3);
  });
});

import type { CaseResult, TestReport } from '@reckoner/testing';

/** The report as JUnit XML, for CI servers; one suite per test file. */
export function renderJUnit(report: TestReport): string {
  const files = [...new Set(report.results.map((result) => result.file))];
  const suites = files.map((file) =>
    suite(
      file,
      report.results.filter((result) => result.file === file),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${report.results.length}" failures="${report.failed}">\n${suites.join('')}</testsuites>\n`;
}

function suite(file: string, results: readonly CaseResult[]): string {
  const failures = results.filter((result) => !result.passed).length;
  return `  <testsuite name="${escaped(file)}" tests="${results.length}" failures="${failures}">\n${results.map(testCase).join('')}  </testsuite>\n`;
}

function testCase(result: CaseResult): string {
  const open = `    <testcase classname="${escaped(result.of)}" name="${escaped(result.name)}"`;
  if (result.passed) return `${open}/>\n`;
  const lines =
    result.problem ??
    result.differences.map(({ path, expected, actual }) => `${path}: expected ${expected}, got ${actual}`).join('\n');
  return `${open}>\n      <failure message="${escaped(lines.split('\n')[0] ?? '')}">${escaped(lines)}</failure>\n    </testcase>\n`;
}

/** Text for XML; control characters that XML cannot hold become the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

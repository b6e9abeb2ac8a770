import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The firm of the shipped workspace, read from its reference tables, so that the generated month fits their rows. */
export function readFirm(root) {
  const table = (name) => readTable(join(root, 'rules', 'reference', `${name}.sample.csv`));
  const projects = new Map(table('projects').map((row) => [row.code, row]));
  const customers = new Map(table('customers').map((row) => [row.id, row]));
  const people = table('employees').filter((row) => /^44\d{5}$/.test(row.userId) && row.validTo === '');
  const assignments = table('assignments');
  const tasks = table('tasks').filter((row) => row.status === 'open' && row.billable === 'true');
  return {
    people,
    customerOf: (code) => customers.get(projects.get(code)?.customerId),
    projectOf: (code) => projects.get(code),
    projectsOf: (employeeId, day) =>
      assignments.filter((row) => row.employeeId === employeeId && isValid(row, day)).map((row) => row.projectCode),
    tasksOf: (code) => tasks.filter((row) => row.projectCode === code).map((row) => row.code),
  };
}

function isValid({ validFrom, validTo }, day) {
  return validFrom <= day && (validTo === '' || day <= validTo);
}

/** The rows of a CSV file as objects of texts. */
function readTable(file) {
  const [header, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n').map(cellsOf);
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

function cellsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

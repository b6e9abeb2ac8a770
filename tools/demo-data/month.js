import { TROUBLE } from './trouble.js';

/** The Mondays of the weeks that touch October 2026. */
const MONDAYS = ['2026-09-28', '2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'];
const [FIRST, LAST] = ['2026-10-01', '2026-10-31'];
const DAY_MS = 86_400_000;

/** How often a project is worked on, where it is not 3; what is not here in `TROUBLE` only is 0. */
const WEIGHT = {
  'P-102': 2,
  'P-103': 1.2,
  'P-105': 1,
  'P-301': 1,
  'P-306': 4,
  'P-900': 0.4,
  ...Object.fromEntries(
    ['P-104', 'P-109', 'P-110', 'P-203', 'P-302', 'P-303', 'P-304', 'P-305', 'P-307', 'P-308'].map((code) => [code, 0]),
  ),
};

const NOTES = [
  'Interfaces to the core system',
  'Workshop with the business side',
  'Data quality checks',
  'Regression tests, second round',
  'Review of the specification',
  'Cut-over rehearsal',
  'Fixing findings from the acceptance test',
  'Weekly status and planning',
  'Support for key users',
  'Migration of the archive — part 2',
  null,
];

/** A month of time as Harvest has it: one CloudEvent an entry, by week and person. Ids rise from `firstId`. */
export function* month(firm, random, firstId) {
  let id = firstId;
  for (const monday of MONDAYS) {
    const week = [];
    for (const person of firm.people)
      for (const work of weekOf(firm, random, person, monday))
        week.push(entryOf(firm, random, { ...work, id: id++, monday }));
    for (const trouble of TROUBLE)
      if (isInWeek(trouble.day, monday)) week.push(entryOf(firm, random, { ...trouble, id: id++, monday }));
    yield* week.map(eventOf);
    yield* afterthoughts(random, week).map(eventOf);
  }
}

/** What a person worked in a week: some days off, some in two projects, some weeks too long. */
function* weekOf(firm, random, person, monday) {
  const isLong = random.chance(0.14);
  for (let weekday = 0; weekday < 5; weekday++) {
    const day = addDays(monday, weekday);
    const projects = firm.projectsOf(person.employeeId, day).filter((code) => WEIGHT[code] !== 0);
    if (projects.length === 0 || !isAtWork(person, day) || random.chance(0.08)) continue;
    const hours = (isLong ? 9.25 : person.country === 'FR' ? 6.5 : 7.5) + random.below(6) / 4;
    const isSplit = random.chance(0.24);
    const first = isSplit ? 2 + random.below(12) / 4 : hours;
    for (const part of isSplit ? [first, hours - first] : [hours]) {
      const project = random.pickWeighted(projects, (code) => WEIGHT[code] ?? 3);
      yield { user: person.userId, project, day, hours: part };
    }
  }
}

function isAtWork(person, day) {
  const isEmployed = person.hiredOn <= day && (person.terminatedOn === '' || day <= person.terminatedOn);
  const isPlain = person.status !== 'on-leave' && person.laborCategory !== 'expert' && person.costCentre !== '4900';
  return isEmployed && isPlain && day >= FIRST && day <= LAST;
}

function isInWeek(day, monday) {
  return day >= monday && day < addDays(monday, 7);
}

/** The entry as the API returns it, approved on the Monday after. */
function entryOf(firm, random, { id, user, project, task, day, hours, monday, change = {} }) {
  const person = firm.people.find((row) => row.userId === user);
  const internal = project === 'P-900';
  const customer = firm.customerOf(project);
  const recorded = Math.max(hours - random.below(3) / 100, 0);
  const approvedAt = `${addDays(monday, 7)}T${two(7 + random.below(10))}:${two(random.below(60))}:${two(random.below(60))}Z`;
  const entry = {
    id,
    spent_date: day,
    user: { id: Number(user), name: person?.name ?? 'Temporary account' },
    client: { id: 13380216, name: customer?.name ?? 'Unknown', currency: customer?.currency ?? 'EUR' },
    project: {
      id: 40217000 + Number(project.replace(/\D/g, '')),
      name: firm.projectOf(project)?.name ?? 'Unknown',
      code: project,
    },
    task: {
      id: 21844390,
      name:
        task ?? (internal ? random.pick(['T-SALES', 'T-TRAIN']) : random.pick(firm.tasksOf(project).concat('T-DEV'))),
    },
    hours: Math.round(recorded * 100) / 100,
    rounded_hours: hours,
    notes: random.pick(NOTES),
    is_locked: true,
    locked_reason: 'Item Approved and Locked for this Time Period',
    is_closed: true,
    approval_status: 'approved',
    is_billed: false,
    is_running: false,
    billable: !internal,
    created_at: `${day}T${two(15 + random.below(4))}:${two(random.below(60))}:00Z`,
    updated_at: approvedAt,
    ...change,
  };
  return entry;
}

/** A week later somebody corrects an entry, and one message comes twice. */
function afterthoughts(random, week) {
  const approved = week.filter((entry) => entry.approval_status === 'approved' && entry.rounded_hours > 1);
  const corrected = random.pick(approved);
  const twice = random.pick(approved);
  const later = new Date(Date.parse(corrected.updated_at) + 2 * DAY_MS).toISOString().replace('.000Z', 'Z');
  return [
    { ...corrected, hours: corrected.hours - 0.5, rounded_hours: corrected.rounded_hours - 0.5, updated_at: later },
    twice,
  ];
}

function eventOf(entry) {
  return {
    specversion: '1.0',
    id: `${entry.id}@${entry.updated_at}`,
    source: 'harvest',
    type: 'time-entry.approved',
    time: entry.updated_at,
    datacontenttype: 'application/json',
    data: entry,
  };
}

function addDays(day, count) {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

function two(number) {
  return String(number).padStart(2, '0');
}

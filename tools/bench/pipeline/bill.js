/**
 * What is billed of a time entry, as a good engineer writes it for this one purpose: the checks, look-ups, decisions and
 * exact amounts of the workspace beside this file.
 */
const projects = new Map();
const rates = new Map();

/** Takes the rows of the tables; called once, before the first entry. */
export function useRows(rows) {
  for (const project of rows.projects) projects.set(project.code, project);
  for (const rate of rows.rates) {
    const known = rates.get(rate.code) ?? [];
    known.push({ ...rate, amount: Number(rate.amount) });
    rates.set(rate.code, known);
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isEntry(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    Number.isInteger(value.id) &&
    value.id >= 0 &&
    value.id <= 1e12 &&
    typeof value.spent_date === 'string' &&
    DATE.test(value.spent_date) &&
    !Number.isNaN(Date.parse(value.spent_date)) &&
    typeof value.rounded_hours === 'number' &&
    value.rounded_hours >= 0 &&
    value.rounded_hours <= 24 &&
    typeof value.notes === 'string' &&
    typeof value.billable === 'boolean' &&
    typeof value.approval_status === 'string' &&
    typeof value.updated_at === 'string' &&
    typeof value.project === 'object' &&
    value.project !== null &&
    Number.isInteger(value.project.id) &&
    typeof value.project.code === 'string' &&
    typeof value.user === 'object' &&
    value.user !== null &&
    Number.isInteger(value.user.id) &&
    typeof value.user.name === 'string' &&
    typeof value.task === 'object' &&
    value.task !== null &&
    Number.isInteger(value.task.id) &&
    typeof value.task.name === 'string'
  );
}

function rateOn(code, day) {
  return rates.get(code)?.find((rate) => rate.validFrom <= day && (rate.validTo === '' || day <= rate.validTo));
}

function multiplierOf(project, hours) {
  if (project.type === 'tm' && project.country === 'DE' && hours > 8) return 1.5;
  if (project.type === 'tm' && project.country === 'FR' && hours > 7) return 1.25;
  return project.type === 'capped' ? 0.9 : 1;
}

/** All three have at most two digits after the point, so their product is a whole number of millionths. */
function amountOf(hours, rate, multiplier) {
  const millionths = Math.round(hours * 100) * Math.round(rate * 100) * Math.round(multiplier * 100);
  return Math.floor((millionths + 5000) / 10_000) / 100;
}

function held(reason, message, owner) {
  return { outcome: 'held', reason, message, ...(owner ? { owner } : {}), deliveries: [] };
}

/** What becomes of an entry, in the form in which the engine says it. */
export function bill(data) {
  if (!isEntry(data)) return { outcome: 'rejected', reason: 'INVALID_PAYLOAD', deliveries: [] };
  const entry = {
    sourceId: `bench:${data.id}`,
    employeeName: data.user.name,
    workDate: data.spent_date,
    hours: data.rounded_hours,
    projectCode: data.project.code,
    status: data.approval_status,
    billable: data.billable,
    notes: data.notes,
  };
  const project = projects.get(entry.projectCode);
  if (!project) return held('PROJECT_UNKNOWN', `\`projects\` has no row for ${JSON.stringify(entry.projectCode)}`);
  if (entry.status !== 'approved') {
    return held(
      'NOT_APPROVED',
      `Entry ${entry.sourceId} is ${entry.status}; only approved time is billed.`,
      'project-managers',
    );
  }
  if (!entry.billable) return { outcome: 'excluded', reason: 'NOT_BILLABLE', deliveries: [] };
  if (project.status === 'closed' && project.closedOn !== '' && entry.workDate > project.closedOn) {
    return { outcome: 'rejected', reason: 'PROJECT_CLOSED', owner: 'project-managers', deliveries: [] };
  }
  if (project.type === 'fixed') return { outcome: 'excluded', reason: 'FIXED_FEE', deliveries: [] };
  const rate = rateOn(project.code, entry.workDate);
  if (!rate)
    return held('RATE_UNKNOWN', `\`rates\` has no row for ${JSON.stringify(project.code)} on ${entry.workDate}`);
  const multiplier = multiplierOf(project, entry.hours);
  const line = {
    externalId: entry.sourceId,
    customer: project.customer,
    project: project.code,
    person: entry.employeeName,
    date: entry.workDate,
    quantity: entry.hours,
    rate: rate.amount,
    multiplier,
    amount: amountOf(entry.hours, rate.amount, multiplier),
    currency: rate.currency,
    text: `${entry.notes} (${entry.employeeName})`,
  };
  const operation = project.entity === 'DE01' ? 'request' : 'bill';
  return {
    outcome: 'accepted',
    deliveries: [{ purpose: 'billing', to: 'bench', operation, key: [entry.sourceId], body: line }],
  };
}

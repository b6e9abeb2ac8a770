/** What a run of many entries adds up to. Loaded by itself: a page looks at one entry at a time. */
export { ControlTotals, planTotals, type TotalsPlan } from './control-totals.js';
export { reportTotals, type PurposeReport, type ReasonReport, type Sums, type TotalsReport } from './report.js';
export { bookedBy, endsOf, type Booked, type Dimensions, type End } from './ends.js';

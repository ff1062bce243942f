import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/**
 * Condenses a sample of real service requests into the figures the demo history follows, and writes them to
 * `seeds/data/historyStatistics.json`. No row of the sample is kept.
 * Usage: `npx tsx seeds/tools/historyStatistics.ts <baltimore-311-3000.csv>`
 */
const requests = z.array(
  z.object({
    SRType: z.string(),
    MethodReceived: z.string(),
    CreatedDate: z.string(),
    SRStatus: z.string(),
    DueDate: z.string(),
    CloseDate: z.string(),
  }),
);
type ServiceRequest = z.infer<typeof requests>[number];

/** Request types by our groups, first match wins. What matches none (payments, permits, programmes, snow) is no city-management case. */
const groups: readonly (readonly [string, RegExp])[] = [
  [
    'none',
    /Rat Rubout Proactive|Snow|^FC|^ECC|^TR-|^FIR|^RP-Building|Recycling|Scheduling|No Water|Pressure|Discolored|Turn Off/,
  ],
  ['bulky-waste', /Bulk|Appliance/],
  ['garbage', /HCD-Sanitation|Mixed Refuse|Illegal Dumping|Trash Can|Pitch-In|Bag Pickup|Debris/],
  ['dirty-street', /Dirty (Alley|Street)|SW-Cleaning/],
  ['green', /HGW|^FOR|Trees|Grass|RP-Park/],
  ['street-light', /StLight/],
  ['street-occupation', /Parking Complaint|48 Hour Parking|Zoning|Permit Complaint/],
  ['abandoned-vehicle', /Vehicle/],
  ['water-supply', /Water Leak|Meter (Leak|Cover)|Hydrant/],
  ['drainage', /Sewer|Storm|Water In Basement|Waterway/],
  ['road', /Pothole|Street Repairs|Footways|Surface Repair|Curb|TRM-Alleys/],
  ['signs-and-signals', /Signal|Sign (Damaged|New)|TRT-Sign|Sign Installation/],
  ['graffiti', /Graffiti|Illegal Sign/],
  ['animals-and-pests', /Animal|Rat Rubout|Rodents/],
  ['buildings', /Vacant Building|Maintenance Structure|Boarding/],
];

const channels: Readonly<Record<string, string>> = {
  Phone: 'hotline',
  Mail: 'hotline',
  API: 'citizen',
  Web: 'citizen',
  Internal: 'inspector',
};

/** Requests created before 2019 carry a clock that is four hours early: offices would open at three in the morning. */
const CLOCK_SHIFT_HOURS = 4;
const QUANTILES = Array.from({ length: 20 }, (_, index) => index * 0.05);
/** A group with fewer due requests than this follows the whole sample. */
const SMALLEST_GROUP = 40;

function millisecondsOf(text: string): number | null {
  return text === '' ? null : Date.parse(`${text} UTC`);
}

/** Close time as a multiple of the time allowed, both from creation; null where either is missing. */
function limitUsed(request: ServiceRequest): number | null {
  const created = millisecondsOf(request.CreatedDate);
  const due = millisecondsOf(request.DueDate);
  const closed = millisecondsOf(request.CloseDate);
  return created === null || due === null || closed === null || due <= created
    ? null
    : (closed - created) / (due - created);
}

function quantilesOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return QUANTILES.map((quantile) => rounded(sorted[Math.floor(quantile * (sorted.length - 1))] ?? 0));
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const share = (part: number, whole: number): number => rounded(part / whole);

function localTime(request: ServiceRequest): Date {
  const created = new Date(millisecondsOf(request.CreatedDate) ?? 0);
  if (created.getUTCFullYear() < 2019) created.setUTCHours(created.getUTCHours() + CLOCK_SHIFT_HOURS);
  return created;
}

function countBy<T>(items: readonly T[], size: number, indexOf: (item: T) => number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const item of items) counts[indexOf(item)] = (counts[indexOf(item)] ?? 0) + 1;
  return counts;
}

function statisticsOf(all: readonly ServiceRequest[]) {
  const groupOf = (request: ServiceRequest) =>
    groups.find(([, pattern]) => pattern.test(request.SRType))?.[0] ?? 'none';
  const used = all.filter((request) => groupOf(request) !== 'none');
  const usedTimes = (of: readonly ServiceRequest[]) => of.map(limitUsed).filter((value) => value !== null);
  const whole = usedTimes(used);
  // Internal requests are typed in by the batch in the evening; their hour says nothing about when things were seen.
  const byPeople = used.filter((request) => request.MethodReceived !== 'Internal');
  const known = all.filter((request) => request.MethodReceived in channels);
  return {
    source:
      'Statistics of a sample of 3,000 service requests of the City of Baltimore, 2014–2019 (Open Baltimore). Figures only, no records.',
    notes: [
      'groups: share of the requests that concern city management; limitUsed: close time over allowed time at the quantiles 0, 5 … 95 %',
      `hours: local; the sample's clock before 2019 is ${CLOCK_SHIFT_HOURS} hours early and was moved; internal batch entries left out`,
      'weekdays: Monday first; channels: all requests',
    ],
    sampleSize: all.length,
    usedSize: used.length,
    overdueShare: share(whole.filter((value) => value > 1).length, whole.length),
    duplicateShare: share(used.filter((request) => request.SRStatus.includes('Duplicate')).length, used.length),
    openShare: share(used.filter((request) => request.CloseDate === '').length, used.length),
    channels: Object.fromEntries(
      ['inspector', 'hotline', 'citizen'].map((channel) => [
        channel,
        share(known.filter((request) => channels[request.MethodReceived] === channel).length, known.length),
      ]),
    ),
    hours: countBy(byPeople, 24, (request) => localTime(request).getUTCHours()),
    weekdays: countBy(used, 7, (request) => (localTime(request).getUTCDay() + 6) % 7),
    groups: groups.slice(1).map(([name]) => {
      const members = used.filter((request) => groupOf(request) === name);
      const own = usedTimes(members);
      const values = own.length < SMALLEST_GROUP ? whole : own;
      return { name, share: share(members.length, used.length), limitUsed: quantilesOf(values) };
    }),
  };
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the CSV file of the sample');
const rows = requests.parse(parse(readFileSync(file, 'utf8'), { columns: true }));
const target = fileURLToPath(new URL('../data/historyStatistics.json', import.meta.url));
const text = JSON.stringify(statisticsOf(rows), null, 2).replace(/\[[\d\s.,e-]+\]/g, (list) =>
  list.replace(/\s+/g, ' '),
);
writeFileSync(target, `${text}\n`);

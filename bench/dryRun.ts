import type { Knex } from 'knex';
import { dryRunRules } from '../server/application/dryRun.ts';
import type { DryRunView } from '../server/contract/schemas/dispatch.ts';
import { dispatchRepository } from '../server/database/dispatch/dispatchRepository.ts';
import { replayPage } from '../server/database/dispatch/replayCases.ts';
import { districtUnits } from '../server/domain/dispatch/chooseUnit.ts';
import { compileRules } from '../server/domain/dispatch/compileRules.ts';
import { firstThatYields } from '../server/domain/dispatch/propose.ts';
import type { ReplayCase } from '../server/domain/dispatch/replay.ts';
import type { DispatchRule, RuleSet } from '../server/domain/dispatch/rules.ts';
import { type Actor, defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Measure, type Run } from './measure.ts';
import { pgbench, scriptOf } from './pgbench.ts';
import { printTable } from './table.ts';

const DAYS = 366;
const trades = ['cleaning', 'greening', 'municipal', 'lighting', 'drainage'] as const;

/** A dispatcher's chief who sees the whole city. */
const actor: Actor = {
  id: 'bench',
  kind: 'machine',
  name: 'bench',
  roleCode: 'administrator',
  permissions: defaultRolePermissions.administrator,
  districtCode: null,
  unitCode: null,
};

/** A draft replayed over all cases: the bare SQL that reads the same rows, the whole use case, and its parts. */
export async function measureDryRun(): Promise<unknown> {
  const city = await openBenchCity();
  try {
    const subdistricts = await makeUnits(city.database.knex);
    const [published, draft] = [rulesOf(subdistricts, 0), rulesOf(subdistricts, 1)];
    await publish(city.database.knex, published);
    const port = dispatchRepository(city.database);
    const run = dryRunRules({ dispatch: port, clock: { now: () => new Date() } });
    const once = async (): Promise<DryRunView> => {
      const answer = await run(actor, { rules: draft, days: DAYS });
      if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
      return answer;
    };
    const { cases, moved, unassigned } = await once();
    const facts = { ...city.facts, rules: draft.length, replayed: cases, moved, unassigned: unassigned.after };
    const lines = await inRounds(await measuresOf(city, draft, once));
    for (const { what, perSecond } of lines) console.log(`${what}: ${(1 / perSecond).toFixed(3)} s`);
    return printTable('Dry run over all cases, one at a time', facts, lines);
  } finally {
    await city.close();
  }
}

async function measuresOf(city: BenchCity, draft: RuleSet, once: () => Promise<unknown>): Promise<Measure[]> {
  const port = dispatchRepository(city.database);
  const since = new Date(Date.now() - DAYS * 86_400_000).toISOString();
  const pages: (readonly ReplayCase[])[] = [];
  for await (const page of port.replayCases(since, null)) pages.push(page);
  const past = pages.flat();
  const units = await port.listUnitFacts(null);
  const reference = 'the same rows, SQL';
  const all = replayPage.text.replace(/LIMIT \d+/, '');
  const script = scriptOf([], all, [`'${since}'`, 'NULL', 'NULL', 'NULL']);
  return [
    { what: reference, run: pgbench(city.databaseUrl, [script], 1) },
    { what: 'dry run, use case', run: inProcess(1, once), reference },
    { what: 'reading the facts', run: inProcess(1, () => readAll(port, since)), reference },
    { what: 'deciding, compiled rules', run: repeated(() => decideCompiled(past, draft, units)), reference },
    { what: 'deciding, plain rules', run: repeated(() => decidePlainly(past, draft, units)), reference },
  ];
}

async function readAll(port: ReturnType<typeof dispatchRepository>, since: string): Promise<void> {
  for await (const page of port.replayCases(since, null)) if (page.length === 0) throw new Error('an empty page');
}

type Units = Parameters<typeof compileRules>[1];

function decideCompiled(past: readonly ReplayCase[], rules: RuleSet, units: Units): void {
  const send = compileRules(rules, units);
  for (const { facts } of past) send(facts);
}

function decidePlainly(past: readonly ReplayCase[], rules: RuleSet, units: Units): void {
  const districts = new Map(units.map(({ districtCode }) => [districtCode, districtUnits(units, districtCode)]));
  for (const { facts } of past) {
    const own = districts.get(facts.districtCode);
    if (own) firstThatYields(facts, rules, own);
  }
}

function repeated(work: () => void): Run {
  return inProcess(1, async () => work());
}

/** Units of every trade in every district, two of them also in every subdistrict. Gives the subdistricts. */
async function makeUnits(knex: Knex): Promise<string[]> {
  await knex.raw('UPDATE categories SET trade = (?::text[])[1 + right(code, 1)::int % 5]', [[...trades]]);
  await knex.raw(
    `INSERT INTO disposal_units (code, name, district_code, subdistrict_code, trades, location, valid_from)
     SELECT code || '-' || trade, code || trade, left(code, 6), CASE WHEN level = 'subdistrict' THEN code END,
       ARRAY[trade], ST_PointOnSurface(boundary), '2000-01-01'
     FROM administrative_areas, unnest(?::text[]) AS trade
     WHERE level = 'district' OR (level = 'subdistrict' AND trade IN ('cleaning', 'municipal'))`,
    [[...trades]],
  );
  await knex.raw(`UPDATE professional_grids SET unit_code = district_code || '-greening' WHERE kind = 'greening'`);
  await knex.raw(`UPDATE responsibility_grids SET unit_code = left(code, 9) || '-cleaning'`);
  await knex.raw('ANALYZE disposal_units');
  return knex('administrative_areas').where({ level: 'subdistrict' }).orderBy('code').pluck('code');
}

/** Some particular rules for every subdistrict, of every kind of condition, before the general ones. */
function rulesOf(subdistricts: readonly string[], variant: 0 | 1): RuleSet {
  const particular = subdistricts.flatMap((code, index): DispatchRule[] => [
    rule(
      `night-${code}`,
      { areaCodes: [code], timeWindow: { from: variant ? '20:00' : '22:00', to: '06:00' } },
      `${code}-cleaning`,
    ),
    rule(
      `category-${code}`,
      { areaCodes: [code], categoryIds: [`made:${(index + variant) % 10}`] },
      `${code}-municipal`,
    ),
    rule(`source-${code}`, { areaCodes: [code], sources: ['hotline', 'sensor'] }, `${code}-municipal`),
    rule(`community-${code}`, { areaCodes: [`${code}001`], categoryKinds: ['event'] }, `${code}-cleaning`),
  ]);
  return [
    { ...rule('maintainer', {}), sendTo: { kind: 'component-maintainer' } },
    ...particular,
    {
      ...rule('greening', { professionalKinds: ['greening'], trades: ['greening'] }),
      sendTo: { kind: 'professional-grid-unit' },
    },
    rule('trade', {}),
    { ...rule('grid', {}), sendTo: { kind: 'responsibility-grid-unit' } },
  ];
}

function rule(id: string, when: DispatchRule['when'], unitCode?: string): DispatchRule {
  const sendTo: DispatchRule['sendTo'] = unitCode ? { kind: 'named-unit', unitCode } : { kind: 'trade-unit' };
  return { id, name: id, when, sendTo, isAutomatic: false };
}

async function publish(knex: Knex, rules: RuleSet): Promise<void> {
  await knex('dispatch_rule_sets').insert({ version: 1, rules: JSON.stringify(rules), published_at: knex.fn.now() });
}

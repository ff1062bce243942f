import { randomUUID } from 'node:crypto';
import type { Options } from 'autocannon';
import { calendarSource } from '../server/application/calendarSource.ts';
import { giveCommand } from '../server/application/giveCommand.ts';
import { policySource } from '../server/application/policySource.ts';
import { configurationRepository } from '../server/database/administration/configurationRepository.ts';
import { caseRepository } from '../server/database/cases/caseRepository.ts';
import { catalogueRepository } from '../server/database/catalogue.ts';
import { dispatchRepository } from '../server/database/dispatch/dispatchRepository.ts';
import { spatialRepository } from '../server/database/spatial/spatialRepository.ts';
import type { CaseCommand } from '../server/domain/case/commands.ts';
import { type Actor, defaultRolePermissions } from '../server/domain/identity/permissions.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { inProcess, inRounds, type Line, type Measure, overHttp } from './measure.ts';
import { pgbench } from './pgbench.ts';
import { inlined, recordStatements } from './recordStatements.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const IN_FLIGHT = 64;
/** Among these is pgbench's best concurrency. */
const CLIENTS = [1, 4, 8, 16, 32];
/** So many places take part in the reference: the reports of one district wait for each other, as in life. */
const PLACES = 16;

const actor: Actor = {
  id: randomUUID(),
  kind: 'machine',
  name: 'bench',
  roleCode: 'hotline',
  permissions: defaultRolePermissions.hotline,
  districtCode: null,
  unitCode: null,
};

/** A case report, durable: the product's own statements by pgbench, the use case in this process, and the API over HTTP. */
export async function measureReport(): Promise<unknown> {
  const city = await openBenchCity();
  const server = await startServer(city.databaseUrl);
  try {
    const { scripts, statements } = await scriptsOfReports(city);
    const facts = { ...city.facts, 'statements for each report': statements };
    const lines = await inRounds(measuresOf(city, server.url, scripts));
    const best = CLIENTS.map(sqlBy).reduce((one, other) => (rateOf(lines, other) > rateOf(lines, one) ? other : one));
    const compared = lines.map((line) => (line.what.startsWith('report, SQL') ? line : { ...line, reference: best }));
    const table = printTable(`Case report, ${IN_FLIGHT} in flight`, facts, compared);
    return { ...table, goals: goalsOf(lines, best) };
  } finally {
    await server.close();
    await city.close();
  }
}

const sqlBy = (clients: number) => `report, SQL, ${clients} clients`;
const rateOf = (lines: readonly Line[], what: string) => lines.find((line) => line.what === what)?.perSecond ?? 0;

/** What is asked of reports: most of the SQL's throughput, an even latency, and little more than the SQL's time when alone. */
function goalsOf(lines: readonly Line[], best: string): Readonly<Record<string, number>> {
  const crowd = lines.find(({ what }) => what === CROWD);
  const alone = lines.find(({ what }) => what === ALONE);
  const bareMilliseconds = 1000 / rateOf(lines, sqlBy(1));
  const goals = {
    throughputRatio: rateOf(lines, CROWD) / rateOf(lines, best),
    p99OverP50: (crowd?.p99 ?? 0) / (crowd?.p50 ?? 1),
    bareMilliseconds,
    aloneMilliseconds: 1000 / (alone?.perSecond ?? 1),
    aloneAllowedMilliseconds: 2 * bareMilliseconds + 1,
  };
  for (const [name, value] of Object.entries(goals)) console.log(`${name}: ${value.toFixed(2)}`);
  return goals;
}

const CROWD = `report, HTTP, ${IN_FLIGHT} in flight`;
const ALONE = 'report, HTTP, alone';

function measuresOf(city: BenchCity, url: string, scripts: readonly string[]): Measure[] {
  const give = composeUseCase(city);
  const report = async () => {
    const answer = await give(actor, reportAt(city));
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  };
  return [
    { what: 'durable transactions, SQL', run: pgbench(city.databaseUrl, [durable], 16) },
    ...CLIENTS.map((clients) => ({ what: sqlBy(clients), run: pgbench(city.databaseUrl, scripts, clients) })),
    { what: 'report, use case', run: inProcess(IN_FLIGHT, report) },
    { what: ALONE, run: overHttp(requestsOf(city, url, 1)) },
    { what: CROWD, run: overHttp(requestsOf(city, url, IN_FLIGHT)) },
  ];
}

/** The floor of everything that must survive a power cut: write one small row, wait for the disk. */
const durable = "SELECT pg_logical_emit_message(true, 'bench', 'x');";

function composeUseCase({ database }: Pick<BenchCity, 'database'>): ReturnType<typeof giveCommand> {
  const catalogue = catalogueRepository(database);
  const configuration = configurationRepository(database);
  const clock = { now: () => new Date() };
  return giveCommand({
    cases: caseRepository(database, () => undefined),
    spatial: spatialRepository(database),
    dispatch: dispatchRepository(database),
    clock,
    chance: { lot: Math.random },
    readCalendar: calendarSource({ catalogue, clock }),
    readPolicy: policySource({ configuration, clock }),
  });
}

/** A report at a random place of the city. */
export function reportAt(city: BenchCity): Extract<CaseCommand, { kind: 'report' }> {
  return {
    kind: 'report',
    commandId: randomUUID(),
    caseId: randomUUID(),
    payload: {
      location: city.randomPoint(),
      categoryId: 'made:7',
      description: '路面有垃圾',
      source: 'hotline',
      photos: [],
    },
  };
}

/** Records what reports at some places ask of the database, to be repeated with new ids: one script for each place. */
async function scriptsOfReports(city: BenchCity): Promise<{ scripts: string[]; statements: number }> {
  const { database, recorded } = recordStatements(city.database);
  const give = composeUseCase({ database });
  // The first report also reads the calendar and the policy, which are kept.
  await give(actor, reportAt(city));
  const uuid = (variable: string) => `lpad(to_hex(:${variable}::bigint), 32, '0')::uuid::text`;
  const variables = ['case', 'command'].map((name) => `\\set ${name} random(1, 9000000000000000000)`);
  const scripts: string[] = [];
  for (let place = 0; place < PLACES; place += 1) {
    recorded.length = 0;
    const command = reportAt(city);
    await give(actor, command);
    const ids = { [command.caseId]: uuid('case'), [command.commandId]: uuid('command') };
    scripts.push([...variables, ...recorded.map((statement) => inlined(statement, ids))].join('\n'));
  }
  return { scripts, statements: recorded.length };
}

/** Reports over HTTP with a machine's key. */
export function requestsOf(city: BenchCity, url: string, connections: number): Options {
  return {
    url,
    connections,
    method: 'POST',
    headers: { authorization: `Bearer ${city.keys.hotline}`, 'content-type': 'application/json' },
    requests: [
      {
        path: '/api/commands',
        setupRequest: (request) => ({ ...request, body: JSON.stringify(reportAt(city)) }),
      },
    ],
  };
}

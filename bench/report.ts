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
import { inProcess, inRounds, type Measure, overHttp } from './measure.ts';
import { pgbench } from './pgbench.ts';
import { inlined, recordStatements } from './recordStatements.ts';
import { startServer } from './serverProcess.ts';
import { printTable } from './table.ts';

const IN_FLIGHT = 16;
/** The application's connections: more clients than that would only queue longer for the same district's log. */
const CONNECTIONS = 10;
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
    return printTable(`Case report, ${IN_FLIGHT} in flight`, facts, lines);
  } finally {
    await server.close();
    await city.close();
  }
}

function measuresOf(city: BenchCity, url: string, scripts: readonly string[]): Measure[] {
  const give = composeUseCase(city);
  const report = async () => {
    const answer = await give(actor, reportAt(city));
    if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  };
  const reference = 'report, SQL';
  return [
    { what: 'durable transactions, SQL', run: pgbench(city.databaseUrl, [durable], CONNECTIONS) },
    // The log has one sequence for each district: its reports commit one after the other, so this bounds one district.
    { what: 'durable transactions one by one, SQL', run: pgbench(city.databaseUrl, [durable], 1) },
    { what: 'report, SQL, one client', run: pgbench(city.databaseUrl, scripts, 1) },
    { what: reference, run: pgbench(city.databaseUrl, scripts, CONNECTIONS) },
    { what: 'report, use case', run: inProcess(IN_FLIGHT, report), reference },
    { what: 'report, HTTP', run: overHttp(requestsOf(city, url)), reference },
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

function requestsOf(city: BenchCity, url: string): Options {
  return {
    url,
    connections: IN_FLIGHT,
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

import type { BodyOf } from '../../contract/endpoints.ts';
import type { DraftSettings, GridDraft } from '../../contract/schemas/division.ts';
import { minutesPerShift } from '../../domain/division/loadModel.ts';
import type { PartitionInput, PartitionOptions } from '../../domain/division/partition/input.ts';
import type { Partition } from '../../domain/division/partition/partition.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import type { DraftKey, UnitGridGraph } from './divisionPort.ts';
import type { DraftRuns } from './draftRuns.ts';

type Dependencies = Pick<Ports, 'division' | 'divider' | 'credentials' | 'clock'> & {
  readonly runs: DraftRuns;
};

/** Begins to compute a draft and answers at once; the work goes on by itself. One at a time in a district. */
export function startDraft(dependencies: Dependencies) {
  const { division, credentials, clock, runs } = dependencies;
  const { reportFailure } = dependencies.divider;
  return async (actor: Actor, body: BodyOf<'startGridDraft'>): Promise<GridDraft | Refusal> => {
    const { districtCode, name, settings } = body;
    if (actor.districtCode !== null && actor.districtCode !== districtCode) {
      return refuse('not-your-district', { districtCode });
    }
    const isForeign = (code: string) => !code.startsWith(districtCode);
    if (settings.subdistrictCodes.some(isForeign)) return refuse('not-your-district', { districtCode });
    const drafts = await division.list(districtCode);
    if (drafts.some(({ id }) => runs.isRunning(id))) return refuse('division-running', { districtCode });
    const key = { districtCode, draftId: credentials.newId() };
    const createdBy = actor.kind === 'person' ? actor.id : null;
    runs.begin(key);
    await division.create({ key, name, settings, createdBy, at: clock.now() });
    void compute(dependencies, key, settings).catch(async (error: unknown) => {
      reportFailure(error);
      await division.finish(key, { state: 'failed' }).catch(reportFailure);
      runs.end(key);
    });
    const stored = await division.read(key);
    return stored ? runs.shown(stored) : refuse('not-found');
  };
}

async function compute({ division, divider, clock, runs }: Dependencies, key: DraftKey, settings: DraftSettings) {
  const { subdistrictCodes, load } = settings;
  const scope = { subdistrictCodes, caseDays: load.caseDays, now: clock.now() };
  const graph = await division.readGraph(key.districtCode, scope);
  const minutes = graph.unitGrids.map((grid) => minutesPerShift(grid, load));
  const running = divider.divide(inputOf(graph, minutes), optionsOf(graph, settings), (share) =>
    runs.progress(key, share),
  );
  if (!runs.attach(key, running)) return;
  const result = await running.result;
  await division.finish(key, endOf(graph, minutes, result));
  runs.end(key);
}

function endOf({ unitGrids }: UnitGridGraph, minutes: readonly number[], result: Partition | Refusal) {
  if (isRefusal(result)) return { state: 'refused', refusal: result } as const;
  const members = unitGrids.map(({ code, cases }, v) => ({
    code,
    cases,
    number: result.plan[v] as number,
    minutes: minutes[v] as number,
  }));
  return { state: 'done', certificate: result.certificate, members } as const;
}

function inputOf({ unitGrids, edges }: UnitGridGraph, minutes: readonly number[]): PartitionInput {
  const nodes = unitGrids.map(({ subdistrictCode, squareMeters, perimeterMeters, x, y }, v) => ({
    load: minutes[v] as number,
    area: squareMeters,
    perimeter: perimeterMeters,
    x,
    y,
    group: subdistrictCode,
  }));
  return { nodes, edges };
}

function optionsOf({ unitGrids }: UnitGridGraph, settings: DraftSettings): PartitionOptions {
  const { grids, maxMinutes, tolerance, objective, borders, seed, keepsPresent } = settings;
  const present = [...new Set(unitGrids.flatMap(({ responsibilityGridCode }) => responsibilityGridCode ?? []))].sort();
  const place = new Map(present.map((code, index) => [code, index]));
  const previous = unitGrids.map(({ responsibilityGridCode: code }) => (code ? (place.get(code) ?? -1) : -1));
  return {
    ...(grids !== undefined && { districts: grids }),
    ...(maxMinutes !== undefined && { maxLoad: maxMinutes }),
    ...(keepsPresent && present.length > 0 && { previous }),
    tolerance,
    objective,
    borders,
    seed,
  };
}

import type { BodyOf } from '../../contract/endpoints.ts';
import type { DraftSettings, GridDraft } from '../../contract/schemas/division.ts';
import type { Barriers } from '../../domain/division/barriers.ts';
import { minutesPerShift } from '../../domain/division/loadModel.ts';
import type { Partition } from '../../domain/division/partition/partition.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Ports } from '../ports.ts';
import type { DraftKey, UnitGridGraph } from './divisionPort.ts';
import { barriersIn, inputOf, taskOf } from './draftInput.ts';
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
  const { subdistrictCodes, load, keepsBarriers } = settings;
  const scope = { subdistrictCodes, caseDays: load.caseDays, now: clock.now() };
  const graph = await division.readGraph(key.districtCode, scope);
  const minutes = graph.unitGrids.map((grid) => minutesPerShift(grid, load));
  const task = taskOf(graph, settings);
  if (isRefusal(task)) {
    await division.finish(key, { state: 'refused', refusal: task });
    runs.end(key);
    return;
  }
  const barriers = keepsBarriers
    ? barriersIn(graph, minutes, await division.readObstacles(key.districtCode, subdistrictCodes), settings)
    : null;
  const closed = (barriers?.held ?? []).map(({ one, other }) => [one, other] as const);
  const input = { ...inputOf(graph, minutes), barriers: closed };
  const running = divider.divide(input, task.options, (share) => runs.progress(key, share));
  if (!runs.attach(key, running)) return;
  await division.finish(key, endOf(graph, { minutes, barriers, fixedTo: task.fixedTo }, await running.result));
  runs.end(key);
}

interface Computed {
  readonly minutes: readonly number[];
  readonly fixedTo: readonly (string | null)[];
  readonly barriers: Barriers | null;
}

function endOf({ unitGrids }: UnitGridGraph, computed: Computed, result: Partition | Refusal) {
  if (isRefusal(result)) return { state: 'refused', refusal: result } as const;
  const { minutes, fixedTo, barriers } = computed;
  const members = unitGrids.map(({ code, cases }, v) => ({
    code,
    cases,
    number: result.plan[v] as number,
    minutes: minutes[v] as number,
    isFixed: fixedTo[v] !== null,
  }));
  const codeOf = (v: number) => unitGrids[v]?.code ?? '';
  const held = barriers?.held.map(({ one, other, kind }) => ({ one: codeOf(one), other: codeOf(other), kind }));
  const stored = barriers && { crossed: barriers.crossed, opened: barriers.opened, held: held ?? [] };
  return { state: 'done', certificate: result.certificate, barriers: stored, members } as const;
}

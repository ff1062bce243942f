import type { QueryOf } from '../../contract/endpoints.ts';
import type { Actor } from '../../domain/identity/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { answerMemory } from './answerMemory.ts';
import type { HeatEditions } from './heatEditions.ts';
import { exportHeatmap, type HeatExportPort, type HeatFile } from './heatExport.ts';
import type { HeatAreaPort } from './heatPorts.ts';
import type { HeatSources } from './heatQuestion.ts';
import { jsonBytes } from './jsonBytes.ts';
import { readHeatAreas } from './readHeatAreas.ts';
import { readHeatForecast } from './readHeatForecast.ts';
import { readHeatFrames } from './readHeatFrames.ts';
import { readHeatHotspots } from './readHeatHotspots.ts';
import { type HeatCalendars, readHeatmap } from './readHeatmap.ts';
import { readHeatSummary } from './readHeatSummary.ts';

/** The endpoints of the heat map whose answers are JSON. */
export const heatAnswerNames = [
  'readHeatAreas',
  'readHeatmap',
  'readHeatSummary',
  'readHeatFrames',
  'readHeatHotspots',
  'readHeatForecast',
] as const;
export type HeatAnswerName = (typeof heatAnswerNames)[number];
type HeatEndpointName = HeatAnswerName | 'readHeatExport';

/** A question of the heat map: its endpoint and what that was asked. */
export type HeatQuestion = {
  readonly [N in HeatEndpointName]: { readonly name: N; readonly query: QueryOf<N> };
}[HeatEndpointName];

/** The bytes of an answer as they travel over HTTP, in memory that can be used again. */
export type HeatAnswer = Uint8Array<ArrayBuffer>;

export interface HeatmapPort {
  /** Answers for an actor within what the actor may see; an export is a file. */
  ask(actor: Actor, question: HeatQuestion): Promise<HeatAnswer | HeatFile | Refusal>;
  /** Takes the memory of an answer back that was sent and that nobody reads any more. */
  giveBack(answer: HeatAnswer): void;
}

/** Everything that the answers are made from. */
export type HeatAnswerSources = HeatSources &
  HeatCalendars & {
    readonly heatAreas: HeatAreaPort;
    readonly editionsOf: HeatEditions;
    readonly heatExport: HeatExportPort;
  };

/** Answers every question of the heat map in bytes, so that nobody but its thread has to pack megabytes. */
export function heatAnswers(sources: HeatAnswerSources): HeatmapPort {
  const use = {
    readHeatAreas: readHeatAreas(sources),
    readHeatmap: readHeatmap(sources),
    readHeatSummary: readHeatSummary(sources),
    readHeatFrames: readHeatFrames(sources),
    readHeatHotspots: readHeatHotspots(sources),
    readHeatForecast: readHeatForecast(sources),
  };
  const table = exportHeatmap(sources);
  const memory = answerMemory();
  return {
    async ask(actor, { name, query }) {
      if (name === 'readHeatExport') {
        const rows = await table(actor, query);
        return isRefusal(rows) ? rows : sources.heatExport.write(rows);
      }
      // A question pairs each name with the query of its own endpoint; TypeScript cannot follow that through the table.
      const answer = await (use[name] as AnyUse)(actor, query);
      return isRefusal(answer) ? answer : jsonBytes(answer, memory);
    },
    giveBack: ({ buffer }) => memory.giveBack(buffer),
  };
}

type AnyUse = (actor: Actor, query: HeatQuestion['query']) => Promise<object | Refusal>;

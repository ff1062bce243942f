import type { z } from 'zod';
import { administrationEndpoints } from './endpoints/administration.ts';
import { borderLineEndpoints } from './endpoints/borderLines.ts';
import { caseEndpoints } from './endpoints/cases.ts';
import { catalogueEndpoints } from './endpoints/catalogue.ts';
import { deskEndpoints } from './endpoints/desks.ts';
import { dispatchEndpoints } from './endpoints/dispatch.ts';
import { divisionEndpoints } from './endpoints/division.ts';
import { evaluationEndpoints } from './endpoints/evaluation.ts';
import { handPlanEndpoints } from './endpoints/handPlans.ts';
import { heatmapEndpoints } from './endpoints/heatmap.ts';
import { identityEndpoints } from './endpoints/identity.ts';
import { inventoryEndpoints } from './endpoints/inventory.ts';
import { mapEndpoints } from './endpoints/map.ts';
import { searchEndpoints } from './endpoints/search.ts';
import { surveyImportEndpoints } from './endpoints/surveyImport.ts';
import { surveySettingsEndpoints } from './endpoints/surveySettings.ts';
import { surveyEndpoints } from './endpoints/surveys.ts';
import { unitGridDraftEndpoints } from './endpoints/unitGridDrafts.ts';

/** Every JSON, byte and stream endpoint under `/api`. Vector tiles are described beside them in `tiles.ts`. */
export const endpoints = {
  ...identityEndpoints,
  ...mapEndpoints,
  ...catalogueEndpoints,
  ...caseEndpoints,
  ...deskEndpoints,
  ...searchEndpoints,
  ...dispatchEndpoints,
  ...evaluationEndpoints,
  ...heatmapEndpoints,
  ...unitGridDraftEndpoints,
  ...borderLineEndpoints,
  ...divisionEndpoints,
  ...handPlanEndpoints,
  ...administrationEndpoints,
  ...inventoryEndpoints,
  ...surveyEndpoints,
  ...surveyImportEndpoints,
  ...surveySettingsEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
export type ParametersOf<N extends EndpointName> = z.infer<Endpoints[N]['parameters']>;
export type QueryOf<N extends EndpointName> = z.infer<Endpoints[N]['query']>;
export type BodyOf<N extends EndpointName> = z.infer<Endpoints[N]['body']>;
export type OutputOf<N extends EndpointName> = z.infer<Endpoints[N]['output']>;

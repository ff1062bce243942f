import type { SeedStep } from './step.ts';
import { seedAreas, seedBaseFeatures } from './steps/areas.ts';
import { seedCategories, seedFilingConditions } from './steps/categories.ts';
import { seedComponents } from './steps/components.ts';
import { seedDispatchRules, seedDisposalUnits } from './steps/disposalUnits.ts';
import { seedDuties } from './steps/duties.ts';
import { analyse, seedLayerVersions } from './steps/finish.ts';
import { seedProfessionalGrids, seedResponsibilityGrids, seedUnitGrids } from './steps/grids.ts';
import { seedHistory } from './steps/history.ts';
import { seedPeople } from './steps/people.ts';
import { seedCalendar, seedRoles } from './steps/rolesAndCalendar.ts';

const geographyTables = [
  'administrative_areas',
  'base_features',
  'unit_grids',
  'responsibility_grids',
  'responsibility_grid_members',
  'responsibility_grid_inspectors',
  'professional_grids',
  'components',
];

/** The demo city, in the order in which its parts need each other. The names stand in `seed_steps`: never rename one. */
export const citySteps: readonly SeedStep[] = [
  { name: 'roles', run: seedRoles },
  { name: 'calendar', run: seedCalendar },
  { name: 'categories', run: seedCategories },
  { name: 'filing-conditions', run: seedFilingConditions },
  { name: 'areas', run: seedAreas },
  { name: 'base-features', run: seedBaseFeatures },
  { name: 'unit-grids', run: seedUnitGrids },
  { name: 'responsibility-grids', run: seedResponsibilityGrids },
  { name: 'disposal-units', run: seedDisposalUnits },
  { name: 'dispatch-rules', run: seedDispatchRules },
  { name: 'people', run: seedPeople },
  { name: 'professional-grids', run: seedProfessionalGrids },
  { name: 'components', run: seedComponents },
  { name: 'geography-statistics', run: analyse(...geographyTables) },
  { name: 'history', run: seedHistory },
  { name: 'layer-versions', run: seedLayerVersions },
  { name: 'history-statistics', run: analyse('cases', 'activities', 'users', 'filing_conditions', 'time_limits') },
  { name: 'duties', run: seedDuties },
];

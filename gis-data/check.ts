/**
 * Proves that the geographic base is what it claims to be and prints a table; exits with 1 when a check fails.
 * Run with `npx tsx gis-data/check.ts`; needs PostgreSQL with PostGIS like the build.
 */
import { withThrowAwayDatabase } from './build/database';
import { checkCodes, type Layers } from './check/codes';
import { checkCover, checkNoSharedSide } from './check/edges';
import { checkFiles, checkMapFeatures } from './check/files';
import { checkComponents } from './check/inventory';
import { type BaseFeature, readFeatures, text } from './check/read';
import { Report } from './check/report';
import { checkUnitGrids } from './check/sizes';
import { checkWithPostgis } from './check/spatial';

const layers: Layers = {
  areas: readFeatures('areas.geojsonl.gz'),
  unitGrids: readFeatures('unit-grids.geojsonl.gz'),
  responsibility: readFeatures('responsibility-grids.geojsonl.gz'),
  professional: readFeatures('professional-grids.geojsonl.gz'),
  mapFeatures: readFeatures('base-features.geojsonl.gz'),
};
const level = (name: string): BaseFeature[] => layers.areas.filter((area) => area.properties.level === name);
const parentCode = (area: BaseFeature): string => text(area, 'parentCode');
const isDetailed = (area: BaseFeature): boolean => /^3101(01|12)/.test(text(area, 'code'));

const report = new Report();
checkCodes(report, layers);
checkNoSharedSide(report, 'edges on integers: districts side by side', level('district'));
checkCover(report, 'edges on integers: subdistricts = district', level('subdistrict'), level('district'), parentCode);
checkCover(
  report,
  'edges on integers: communities = subdistrict',
  level('community'),
  level('subdistrict'),
  parentCode,
);
checkCover(
  report,
  'edges on integers: unit grids = community',
  layers.unitGrids,
  level('community').filter(isDetailed),
  (grid) => text(grid, 'code').slice(0, 12),
);
checkCover(
  report,
  'edges on integers: responsibility grids = subdistrict',
  layers.responsibility,
  level('subdistrict').filter(isDetailed),
  (grid) => text(grid, 'subdistrictCode'),
);
checkUnitGrids(report, layers.unitGrids);
checkComponents(report, layers.unitGrids);
checkMapFeatures(report, layers.mapFeatures);
checkFiles(report);
await withThrowAwayDatabase((client) => checkWithPostgis(report, client, layers));
if (!report.print()) process.exitCode = 1;

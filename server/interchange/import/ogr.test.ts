import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyItem } from '../../domain/survey/record.ts';
import { refusalAsValue } from '../../domain/survey/refused.ts';
import { makeSurveyFolder, type SurveyFolder } from '../../testing/surveyFiles.ts';
import { openSurvey } from './openSurvey.ts';

const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;
let folder: SurveyFolder;
beforeAll(async () => {
  folder = await makeSurveyFolder();
});
afterAll(() => folder.remove());

const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>lamps</name>
  <Placemark><name>路灯一</name><Point><coordinates>121.47,31.23,0</coordinates></Point></Placemark>
  <Placemark><name>路灯二</name><Point><coordinates>121.48,31.24,0</coordinates></Point></Placemark></Document></kml>`;
/** A drawing with one point in metres; drawings never say their coordinate system. */
const dxf = [
  '0',
  'SECTION',
  '2',
  'ENTITIES',
  '0',
  'POINT',
  '8',
  'LAMP',
  '10',
  '503000.5',
  '20',
  '3456000.25',
  '0',
  'ENDSEC',
  '0',
  'EOF',
  '',
].join('\n');

async function read(path: string, layer?: string) {
  const survey = await openSurvey(path, layer);
  const items: SurveyItem[] = [];
  for await (const item of survey.records()) items.push(item);
  await survey.close();
  return { survey, items };
}

// Without GDAL there is nothing to convert with.
describe.skipIf(!hasGdal)('files that only GDAL reads', () => {
  test('come converted where they know their coordinate system', async () => {
    const { survey, items } = await read(await folder.write('lamps.kml', kml));
    expect([survey.format, survey.statedCrs, survey.layers]).toEqual(['ogr', 'EPSG:4326', ['lamps']]);
    expect(items).toMatchObject([
      { attributes: { Name: '路灯一' }, geometry: { coordinates: [[121.47, 31.23]] } },
      { attributes: { Name: '路灯二' }, geometry: { coordinates: [[121.48, 31.24]] } },
    ]);
  });

  test('come as they are where they do not, for the system to be found out', async () => {
    const { survey, items } = await read(await folder.write('lamps.dxf', dxf));
    expect([survey.format, survey.statedCrs]).toEqual(['ogr', null]);
    expect(items).toMatchObject([{ geometry: { coordinates: [[503000.5, 3456000.25]] } }]);
  });

  test('are refused by name when the layer is not there, and when the file is none', async () => {
    const path = await folder.write('lamps.kml', kml);
    expect(await refusalAsValue(() => read(path, '-sql'))).toMatchObject({ refused: 'import-layer-unknown' });
    const broken = await folder.write('broken.gpkg', 'nothing of the kind');
    expect(await refusalAsValue(() => read(broken))).toMatchObject({ refused: 'import-file-broken' });
  });
});

describe.skipIf(hasGdal)('without GDAL on the machine', () => {
  test('they are refused with the name of what is missing', async () => {
    const path = await folder.write('lamps.kml', kml);
    expect(await refusalAsValue(() => read(path))).toMatchObject({ refused: 'import-tool-missing' });
  });
});

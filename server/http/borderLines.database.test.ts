import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BorderLine } from '../contract/schemas/borderLines.ts';
import { startTestApplication, type TestApplication } from '../testing/testApplication.ts';

let city: TestApplication;
/** Far from everything that the small city has. */
const [EAST, NORTH] = [100, 20] as const;
const insert = (layer: string, shape: string) =>
  city.database.knex.raw(
    `INSERT INTO base_features (layer, class, shape) VALUES (?, 'made', ST_GeomFromText(?, 4326)) RETURNING id`,
    [layer, shape],
  );

beforeAll(async () => {
  city = await startTestApplication();
  await insert('street', `LINESTRING(${EAST - 1} ${NORTH + 0.001}, ${EAST + 1} ${NORTH + 0.001})`);
  await insert(
    'water',
    `POLYGON((${EAST + 1} ${NORTH - 1}, ${EAST} ${NORTH - 1}, ${EAST} ${NORTH - 0.002}, ${EAST + 1} ${NORTH - 0.002}, ${EAST + 1} ${NORTH - 1}))`,
  );
  await insert('street', `LINESTRING(${EAST} ${NORTH + 0.1}, ${EAST + 1} ${NORTH + 0.1})`);
  await insert(
    'green',
    `POLYGON((${EAST} ${NORTH}, ${EAST + 0.001} ${NORTH}, ${EAST} ${NORTH + 0.001}, ${EAST} ${NORTH}))`,
  );
});
afterAll(() => city?.close());

it('gives streets and banks around a place, cut at its edge, and nothing else', async () => {
  const administrator = await city.as('administrator');
  const { body } = await administrator.get<{ items: BorderLine[] }>(
    `/api/border-lines?longitude=${EAST}&latitude=${NORTH}`,
  );
  // Of the water only its bank: the edge of what was asked for is none.
  expect(body.items).toEqual([
    {
      kind: 'street',
      points: [
        [EAST - 0.008, NORTH + 0.001],
        [EAST + 0.008, NORTH + 0.001],
      ],
    },
    {
      kind: 'water',
      points: expect.arrayContaining([
        [EAST, NORTH - 0.002],
        [EAST + 0.008, NORTH - 0.002],
        [EAST, NORTH - 0.008],
      ]),
    },
  ]);
});

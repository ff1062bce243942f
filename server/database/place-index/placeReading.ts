import {
  type PlaceLayer,
  type PlaceMoment,
  type PlaceNews,
  type PlaceReading,
  placeLayers,
} from '../../application/place-index/placeIndexPort.ts';
import type { MercatorBox } from '../../domain/mercator.ts';
import { boxOfCell, type CellNumber, positionOf } from '../../domain/place-index/cellGrid.ts';
import { type CellContent, packCell } from '../../domain/place-index/placeCell.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { cellStatement } from './cellStatement.ts';
import { newsStatement } from './newsStatement.ts';

type Numbers = PlaceMoment['numbers'];

interface NewsRow {
  day: string;
  numbers: Numbers;
  changes: { layer: PlaceLayer; number: number; box: MercatorBox | null }[];
  directory: {
    areaNames: Record<string, string>;
    responsibilityGrids: [code: string, name: string, inspectors: { id: string; name: string }[]][];
    categoryIds: string[];
  } | null;
}

interface CellRow {
  day: string;
  numbers: Numbers;
  content: CellContent;
}

/** Shapes are cut so far outside their cell that no point in it is near to the cut. */
const CUT_DEGREES = 0.001;

/** As far around the city, in web mercator, as a circle of 500 m reaches in most cities: what stands there is seen from inside. */
const RIM_METERS = 600;

const boxes = `
  SELECT ST_XMin(around) AS west, ST_YMin(around) AS south, ST_XMax(around) AS east, ST_YMax(around) AS north
  FROM (SELECT ST_Expand(box2d(boundary_mercator), ${RIM_METERS}) AS around FROM administrative_areas WHERE level = 'community') AS communities`;

/** The reading of the place index on PostGIS. */
export function placeReading(database: Database): PlaceReading {
  return {
    async readNews(known) {
      const [row] = await runStatement<NewsRow>(database, newsStatement, [
        placeLayers,
        known?.day ?? null,
        JSON.stringify(known?.numbers ?? {}),
      ]);
      if (!row) throw new Error('the news of the place index are one row');
      return newsFrom(row);
    },
    async readCell(cell) {
      const [row] = await runStatement<CellRow>(database, cellStatement, [
        ...boxOfCell(cell),
        ...cutBox(cell),
        placeLayers,
      ]);
      if (!row) throw new Error('a cell of the place index is one row');
      const { content, ...moment } = row;
      return { ...moment, cell: packCell(cell, content) };
    },
    async readBoxes() {
      const rows = await runStatement<Record<'west' | 'south' | 'east' | 'north', number>>(
        database,
        { text: boxes },
        [],
      );
      return rows.map(({ west, south, east, north }) => [west, south, east, north] as const);
    },
  };
}

function newsFrom({ directory, ...news }: NewsRow): PlaceNews {
  return {
    ...news,
    directory: directory && {
      areaNames: new Map(Object.entries(directory.areaNames)),
      responsibilityGrids: new Map(
        directory.responsibilityGrids.map(([code, name, inspectors]) => [code, { code, name, inspectors }]),
      ),
      categoryIds: new Set(directory.categoryIds),
    },
  };
}

/** A cell in degrees, with a margin. */
function cutBox(cell: CellNumber): MercatorBox {
  const [west, south, east, north] = boxOfCell(cell);
  const [least, most] = [positionOf(west, south), positionOf(east, north)];
  return [
    least.longitude - CUT_DEGREES,
    least.latitude - CUT_DEGREES,
    most.longitude + CUT_DEGREES,
    most.latitude + CUT_DEGREES,
  ];
}

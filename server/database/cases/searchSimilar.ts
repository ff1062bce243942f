import type { SimilarCasesPort, SimilarQuestion } from '../../application/similarCasesPort.ts';
import type { Position } from '../../domain/case/caseFile.ts';
import type { Database } from '../connection.ts';
import { runStatement } from '../statement.ts';
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from './list.ts';

/** Less than any degree on the globe has, so that the box never cuts the circle. */
const METERS_PER_DEGREE = 110_000;

/**
 * The box lets the index of places answer; the distance on the globe is then measured for the few cases in it. Unit and
 * district are left open where null.
 */
export const similarStatement = {
  name: 'find-similar-cases',
  text: `
    SELECT ${summaryColumns}, near.meters AS "distanceMeters",
      abs(extract(epoch FROM c.reported_at - $5::timestamptz))::float8 / 3600 AS "hoursApart"
    FROM cases c ${summaryJoins},
      LATERAL (SELECT ST_Distance(c.location::geography, ST_SetSRID(ST_MakePoint($2, $3), 4326)::geography) AS meters) near
    WHERE c.location && ST_MakeEnvelope($8, $9, $10, $11, 4326) AND near.meters <= $6 AND c.category_id = $4
      AND c.reported_at BETWEEN $5::timestamptz - $7 * interval '1 hour' AND $5::timestamptz + $7 * interval '1 hour'
      AND ($12::text IS NULL OR c.district_code = $12) AND ($13::text IS NULL OR $13 IN (c.unit_code, c.sub_unit_code))
      AND c.id IS DISTINCT FROM $14::uuid
    ORDER BY near.meters, c.reported_at DESC, c.id LIMIT $15`,
};

type Row = SummaryRow & { readonly distanceMeters: number; readonly hoursApart: number };

/** Finds the cases of a category around a place and time, nearest first. */
export function similarCasesFrom(database: Database): SimilarCasesPort {
  return {
    async find(question) {
      const rows = await runStatement<Row>(database, similarStatement, valuesOf(question));
      return rows.map(({ distanceMeters, hoursApart, ...row }) => ({
        ...summaryOf(row),
        distanceMeters: Math.round(distanceMeters * 10) / 10,
        hoursApart: Math.round(hoursApart * 100) / 100,
      }));
    },
  };
}

/** The parameters of `similarStatement`. */
export function valuesOf(question: SimilarQuestion): unknown[] {
  const { location, radiusMeters, scope } = question;
  return [
    question.now.toISOString(),
    location.longitude,
    location.latitude,
    question.categoryId,
    question.reportedAt,
    radiusMeters,
    question.hours,
    ...boxAround(location, radiusMeters),
    scope.districtCode,
    scope.unitCode,
    question.exceptCaseId,
    question.limit,
  ];
}

function boxAround({ longitude, latitude }: Position, radiusMeters: number): number[] {
  const height = radiusMeters / METERS_PER_DEGREE;
  const width = height / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
  return [longitude - width, latitude - height, longitude + width, latitude + height];
}

import type { DayDifference } from '../../application/heatmap/heatPorts.ts';
import { casesOfDistrict, packedText } from './factsSql.ts';
import { numbersOf } from './packedBytes.ts';

interface DifferenceRow {
  readonly day: number;
  readonly stored: Buffer | null;
  readonly recounted: Buffer | null;
}

const compareText = `
  SELECT day, s.facts AS stored, r.facts AS recounted
  FROM (SELECT day, facts FROM heat_blocks WHERE district_code = $1) s
  FULL JOIN (${packedText(casesOfDistrict)}) r USING (day)
  WHERE s.facts IS DISTINCT FROM r.facts ORDER BY day`;

const replaceText = `
  INSERT INTO heat_blocks (district_code, day, facts) VALUES ($1, $2, $3)
  ON CONFLICT (district_code, day) DO UPDATE SET facts = EXCLUDED.facts`;

/** Compares the stored blocks of a district with all its cases. Days whose cases have gone to the archive are told and left. */
export async function recountIn(
  run: <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>,
  districtCode: string,
  isRepair: boolean,
): Promise<DayDifference[]> {
  const rows = await run<DifferenceRow>(compareText, [districtCode]);
  const wrong = rows.filter(({ recounted }) => recounted !== null);
  if (isRepair && wrong.length > 0) {
    for (const { day, recounted } of wrong) await run(replaceText, [districtCode, day, recounted]);
    await run('UPDATE heat_positions SET repairs = repairs + 1 WHERE district_code = $1', [districtCode]);
  }
  return rows.map(({ day, stored, recounted }) => ({
    day,
    stored: stored ? numbersOf(stored) : new Int32Array(0),
    recounted: recounted && numbersOf(recounted),
  }));
}

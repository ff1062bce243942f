import type { Actor } from '../domain/identity/permissions.ts';
import type { Database } from './connection.ts';
import { runStatement } from './statement.ts';

/** What the database knows of a photo; its bytes are elsewhere. */
export interface PhotoRecord {
  readonly districtCode: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly byteCount: number;
  readonly width: number;
  readonly height: number;
  readonly uploadedBy: string | null;
}

const record = {
  name: 'record-photo',
  text: `INSERT INTO photos (district_code, sha256, media_type, byte_count, width, height, uploaded_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
};
const mediaType = {
  name: 'read-photo-type',
  text: 'SELECT media_type AS "mediaType" FROM photos WHERE district_code = $1 AND sha256 = $2',
};
/** A unit sees the photos of its own cases; everybody sees what they uploaded; a district's desks see the district's. */
const readable = {
  name: 'is-photo-readable',
  text: `
    SELECT EXISTS (
      SELECT FROM photos p WHERE p.district_code = $1 AND p.sha256 = $2 AND (p.uploaded_by = $3::uuid OR $4::text IS NULL OR EXISTS (
        SELECT FROM activities a JOIN cases c ON c.district_code = a.district_code AND c.id = a.case_id
        WHERE a.district_code = $1 AND a.photos <> ARRAY[]::text[] AND a.photos @> ARRAY[$2::text] AND c.unit_code = $4))) AS "isReadable"`,
};

/** The photos' rows. */
export function photoRepository(database: Database) {
  return {
    async record(photo: PhotoRecord): Promise<void> {
      const { districtCode, sha256, byteCount, width, height, uploadedBy } = photo;
      await runStatement(database, record, [
        districtCode,
        sha256,
        photo.mediaType,
        byteCount,
        width,
        height,
        uploadedBy,
      ]);
    },
    async readMediaType(districtCode: string, sha256: string): Promise<string | null> {
      const [row] = await runStatement<{ mediaType: string }>(database, mediaType, [districtCode, sha256]);
      return row?.mediaType ?? null;
    },
    async isReadable(districtCode: string, sha256: string, actor: Actor): Promise<boolean> {
      if (actor.districtCode !== null && actor.districtCode !== districtCode) return false;
      const [row] = await runStatement<{ isReadable: boolean }>(database, readable, [
        districtCode,
        sha256,
        actor.id,
        actor.unitCode,
      ]);
      return row?.isReadable ?? false;
    },
  };
}

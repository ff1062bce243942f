import type { Duty, InspectorOfDistrict } from '../contract/schemas/search.ts';
import type { Position } from '../domain/case/caseFile.ts';

/** Which inspectors are on duty, and where. */
export interface DutyPort {
  read(districtCode: string, userId: string, at: Date): Promise<Duty>;
  /** Starts a duty, or keeps the running one with a new position; `longest` bounds a new one beside the end of the local day. */
  enter(
    key: { districtCode: string; userId: string },
    position: Position | null,
    at: Date,
    longestHours: number,
  ): Promise<Duty>;
  leave(districtCode: string, userId: string, at: Date): Promise<Duty>;
  listInspectors(districtCode: string, at: Date): Promise<readonly InspectorOfDistrict[]>;
}

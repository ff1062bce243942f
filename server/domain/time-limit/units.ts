/** `urgent_*`: the clock always runs. `work_*`: it runs inside working periods; one work day is eight work hours (DOMAIN §5). */
export const limitUnits = ['urgent_hour', 'urgent_day', 'work_hour', 'work_day'] as const;
export type LimitUnit = (typeof limitUnits)[number];

export interface TimeLimit {
  readonly value: number;
  readonly unit: LimitUnit;
}

const hour = 3_600_000;
const millisecondsPer: Readonly<Record<LimitUnit, number>> = {
  urgent_hour: hour,
  urgent_day: 24 * hour,
  work_hour: hour,
  work_day: 8 * hour,
};

/** The length of a limit in whole milliseconds of its own clock (elapsed or working time). */
export function limitMilliseconds(limit: TimeLimit): number {
  // 1.1 hours are 3,960,000.0000000005 ms: the trifle would lie beyond the end of a period, and be due after the next begins.
  return Math.round(limit.value * millisecondsPer[limit.unit]);
}

/** Whether the clock of this unit stops outside working periods. */
export function isWorkingTime(unit: LimitUnit): boolean {
  return unit === 'work_hour' || unit === 'work_day';
}

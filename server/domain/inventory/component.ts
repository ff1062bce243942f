import type { Position } from '../case/caseFile.ts';

/** 完好 破损 丢失 废弃 移除 (DOMAIN §3): in what state a component is; a removed one has been taken out of the stock. */
export const componentStates = ['intact', 'damaged', 'lost', 'abandoned', 'removed'] as const;
export type ComponentState = (typeof componentStates)[number];

/** 实测 地形图 其他: how its position is known. */
export const dataSources = ['surveyed', 'topographic-map', 'other'] as const;
export type DataSource = (typeof dataSources)[number];

/** ±0.5 m, ±1.0 m, ±10 m. */
export const accuracyClasses = ['A', 'B', 'C'] as const;
export type AccuracyClass = (typeof accuracyClasses)[number];

/** One component as it stands in the stock; days are the city's, the location is EPSG:4326. */
export interface Component {
  readonly districtCode: string;
  /** 16 digits: 6 county + 4 category + 6 serial; never used again. */
  readonly code: string;
  readonly version: number;
  readonly categoryId: string;
  readonly name: string;
  readonly authorityCode: string | null;
  readonly ownerCode: string | null;
  readonly maintainerCode: string | null;
  readonly unitGridCode: string | null;
  readonly state: ComponentState;
  readonly recordedOn: string | null;
  readonly changedOn: string | null;
  readonly dataSource: DataSource;
  readonly accuracy: AccuracyClass;
  readonly note: string | null;
  readonly location: Position;
}

/** What can be edited in place; category and code belong together and stay, place and state have commands of their own. */
export const editableAttributes = [
  'name',
  'authorityCode',
  'ownerCode',
  'maintainerCode',
  'dataSource',
  'accuracy',
  'note',
] as const satisfies readonly (keyof Component)[];
export type ComponentAttributes = Pick<Component, (typeof editableAttributes)[number]>;

/** The code of a serial number. Throws a RangeError when the parts make no 16 digits. */
export function componentCode(districtCode: string, categoryCode: string, serial: number): string {
  const code = `${districtCode}${categoryCode}${String(serial).padStart(6, '0')}`;
  if (!/^\d{16}$/.test(code)) throw new RangeError(`not a component code: ${code}`);
  return code;
}

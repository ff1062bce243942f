import type { Division } from './sources';

/** Kinds of work a disposal unit does. */
export type Trade =
  | 'cleaning'
  | 'greening'
  | 'municipal'
  | 'water'
  | 'drainage'
  | 'gas'
  | 'power'
  | 'telecom'
  | 'lighting'
  | 'traffic'
  | 'civil-defence'
  | 'urban-enforcement'
  | 'construction'
  | 'property';

export interface DisposalUnit {
  readonly code: string;
  readonly name: string;
  readonly englishName: string;
  readonly districtCode: string;
  readonly parentCode: string | null;
  readonly subdistrictCode: string | null;
  readonly trades: readonly Trade[];
}

/** Units of the district as a whole: name after the district's, English name, trades. */
const DISTRICT_UNITS: ReadonlyArray<readonly [string, string, readonly Trade[]]> = [
  ['市容环境卫生所', 'Sanitation Office', ['cleaning']],
  ['绿化管理所', 'Greening Office', ['greening']],
  ['市政养护中心', 'Municipal Works Centre', ['municipal']],
  ['水务所', 'Water Affairs Office', ['water']],
  ['自来水管理站', 'Water Supply Station', ['water']],
  ['排水管理站', 'Drainage Station', ['drainage']],
  ['燃气服务站', 'Gas Station', ['gas']],
  ['供电所', 'Power Supply Station', ['power']],
  ['通信线路维护站', 'Telecom Line Station', ['telecom']],
  ['路灯管理所', 'Street Lighting Office', ['lighting']],
  ['交通设施养护站', 'Traffic Facilities Station', ['traffic']],
  ['民防工程管理所', 'Civil Defence Works Office', ['civil-defence']],
  ['城市管理行政执法大队', 'Urban Enforcement Brigade', ['urban-enforcement']],
  ['建设工程管理所', 'Construction Office', ['construction']],
  ['房屋管理所', 'Housing Office', ['property']],
];

/** English names of the districts drawn in detail. */
const ENGLISH: Readonly<Record<string, string>> = { 310101: 'Huangpu', 310112: 'Minhang' };

/** The district's own units, and under its enforcement brigade one squad for every town-level unit. Names are made up. */
export function disposalUnits(district: Division, towns: readonly Division[]): DisposalUnit[] {
  const english = ENGLISH[district.code] ?? district.code;
  const code = (n: number): string => `${district.code}D${String(n).padStart(2, '0')}`;
  const own = DISTRICT_UNITS.map(([suffix, englishSuffix, trades], i) => ({
    code: code(i + 1),
    name: `${district.name}${suffix}`,
    englishName: `${english} ${englishSuffix}`,
    districtCode: district.code,
    parentCode: null,
    subdistrictCode: null,
    trades,
  }));
  const brigade = own.find((unit) => unit.trades.includes('urban-enforcement'))?.code ?? null;
  const squads = towns.map((town, i) => ({
    code: code(own.length + i + 1),
    name: `${town.name}网格化处置队`,
    englishName: `${english} Response Squad ${town.code.slice(6)}`,
    districtCode: district.code,
    parentCode: brigade,
    subdistrictCode: town.code,
    trades: ['urban-enforcement', 'cleaning', 'property'] as const,
  }));
  return [...own, ...squads];
}

/** The district's unit for a trade. */
export function unitFor(units: readonly DisposalUnit[], district: string, trade: Trade): string {
  const unit = units.find((u) => u.districtCode === district && u.subdistrictCode === null && u.trades.includes(trade));
  if (!unit) throw new Error(`no unit for ${trade} in ${district}`);
  return unit.code;
}

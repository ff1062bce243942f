import type { HeatTable } from '../../application/heatmap/heatExport.ts';
import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { CaseStage } from '../../domain/case/caseFile.ts';
import type { HeatAreaLevel } from '../../domain/heatmap/areas.ts';
import { exportWords } from './words.ts';

/** What an exported heat map says in one language. */
interface HeatWords {
  readonly sheet: string;
  readonly code: string;
  readonly count: string;
  readonly overdue: string;
  readonly overdueShare: string;
  readonly medianMinutes: string;
  readonly compared: string;
  readonly asOf: string;
  readonly filters: {
    readonly category: string;
    readonly source: string;
    readonly stage: string;
    readonly lamp: string;
    readonly unit: string;
  };
  readonly levels: Readonly<Record<HeatAreaLevel, string>>;
  readonly stages: Readonly<Record<CaseStage, string>>;
}

const chinese: HeatWords = {
  sheet: '热力图',
  code: '编码',
  count: '案件数',
  overdue: '超期数',
  overdueShare: '超期率',
  medianMinutes: '处置时长中位数（工作分钟）',
  compared: '对比期',
  asOf: '数据截至',
  filters: { category: '类别', source: '来源', stage: '阶段', lamp: '时限灯', unit: '处置单位' },
  levels: {
    'unit-grid': '单元网格',
    'responsibility-grid': '责任网格',
    'professional-grid': '专业网格',
    community: '居村委',
    subdistrict: '街镇',
    district: '区',
  },
  stages: {
    acceptance: '受理',
    filing: '立案',
    dispatch: '派遣',
    disposal: '处置',
    verification: '核查',
    closure: '结案',
    ended: '已终结',
  },
};

const english: HeatWords = {
  sheet: 'Heat map',
  code: 'Code',
  count: 'Cases',
  overdue: 'Overdue',
  overdueShare: 'Overdue share',
  medianMinutes: 'Median handling time (working minutes)',
  compared: 'Compared: ',
  asOf: 'as of',
  filters: { category: 'category', source: 'source', stage: 'stage', lamp: 'lamp', unit: 'unit' },
  levels: {
    'unit-grid': 'unit grids',
    'responsibility-grid': 'responsibility grids',
    'professional-grid': 'professional grids',
    community: 'communities',
    subdistrict: 'subdistricts',
    district: 'districts',
  },
  stages: {
    acceptance: 'acceptance',
    filing: 'filing',
    dispatch: 'dispatch',
    disposal: 'disposal',
    verification: 'verification',
    closure: 'closure',
    ended: 'ended',
  },
};

const words: Readonly<Record<ExportLanguage, HeatWords>> = { 'zh-CN': chinese, en: english };

/** The words of a language. */
export function heatTitles(language: ExportLanguage): HeatWords {
  return words[language];
}

/** One line that says what the table holds: level, days, filters, and how old it is. */
export function heatHead({ query, asOf }: HeatTable): string {
  const { sheet, levels, filters, stages, compared, asOf: since } = words[query.language];
  const { sources, lamps } = exportWords[query.language];
  const named = (name: string, values: readonly string[] | undefined) =>
    values && values.length > 0 ? [`${name}: ${values.join(', ')}`] : [];
  return [
    `${sheet} · ${levels[query.level]}${query.kind ? ` (${query.kind})` : ''}`,
    `${query.from} – ${query.to}`,
    ...(query.comparedFrom ? [`${compared} ${query.comparedFrom} – ${query.comparedTo}`] : []),
    ...(query.districtCode ? [query.districtCode] : []),
    ...named(filters.category, query.categoryId),
    ...named(
      filters.source,
      query.source?.map((each) => sources[each]),
    ),
    ...named(
      filters.stage,
      query.stage?.map((each) => stages[each]),
    ),
    ...named(
      filters.lamp,
      query.lamp?.map((each) => lamps[each]),
    ),
    ...named(filters.unit, query.unitCode),
    `${since} ${asOf}`,
  ].join(' · ');
}

import type { ExportRow } from '../../application/exportPorts.ts';
import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { CaseSource, CaseStatus } from '../../domain/case/caseFile.ts';
import type { Lamp } from '../../domain/time-limit/lamp.ts';

/** What an exported file says in one language. */
export interface ExportWords {
  readonly sheet: string;
  readonly columns: Readonly<Record<keyof ExportRow, string>>;
  readonly statuses: Readonly<Record<CaseStatus, string>>;
  readonly sources: Readonly<Record<CaseSource, string>>;
  readonly lamps: Readonly<Record<Lamp, string>>;
}

const chinese: ExportWords = {
  sheet: '案件',
  columns: {
    number: '案件编号',
    status: '状态',
    source: '来源',
    majorCategory: '大类',
    category: '小类',
    description: '问题描述',
    address: '地址',
    district: '区',
    subdistrict: '街镇',
    community: '居村委',
    unitGridCode: '单元网格',
    responsibilityGrid: '责任网格',
    unit: '处置单位',
    subUnit: '下级单位',
    reporter: '上报人',
    lamp: '时限灯',
    reportedAt: '上报时间',
    acceptedAt: '受理时间',
    filedAt: '立案时间',
    dispatchedAt: '派遣时间',
    dueAt: '处置截止',
    handledAt: '处置完成',
    verifiedAt: '核查时间',
    closedAt: '结案时间',
    reworkCount: '返工次数',
    extensionCount: '延期次数',
    longitude: '经度',
    latitude: '纬度',
  },
  statuses: {
    reported: '待受理',
    confirming: '核实中',
    accepted: '待立案',
    filed: '待派遣',
    dispatched: '待签收',
    handling: '处置中',
    suspended: '挂账',
    verifying: '待核查',
    verified: '待结案',
    closed: '已结案',
    refused: '不予受理',
    voided: '已作废',
    duplicate: '重复案件',
    split: '已拆分',
  },
  sources: { inspector: '监督员', hotline: '热线', citizen: '市民', supervisor: '领导', sensor: '传感器' },
  lamps: { none: '无', green: '绿灯', yellow: '黄灯', red: '红灯' },
};

const english: ExportWords = {
  sheet: 'Cases',
  columns: {
    number: 'Case number',
    status: 'Status',
    source: 'Source',
    majorCategory: 'Major category',
    category: 'Category',
    description: 'Description',
    address: 'Address',
    district: 'District',
    subdistrict: 'Subdistrict',
    community: 'Community',
    unitGridCode: 'Unit grid',
    responsibilityGrid: 'Responsibility grid',
    unit: 'Disposal unit',
    subUnit: 'Sub-unit',
    reporter: 'Reported by',
    lamp: 'Lamp',
    reportedAt: 'Reported',
    acceptedAt: 'Accepted',
    filedAt: 'Filed',
    dispatchedAt: 'Dispatched',
    dueAt: 'Disposal due',
    handledAt: 'Handled',
    verifiedAt: 'Verified',
    closedAt: 'Closed',
    reworkCount: 'Reworks',
    extensionCount: 'Extensions',
    longitude: 'Longitude',
    latitude: 'Latitude',
  },
  statuses: {
    reported: 'Reported',
    confirming: 'Being confirmed',
    accepted: 'Accepted',
    filed: 'Filed',
    dispatched: 'Dispatched',
    handling: 'In disposal',
    suspended: 'Suspended',
    verifying: 'Being verified',
    verified: 'Verified',
    closed: 'Closed',
    refused: 'Refused',
    voided: 'Voided',
    duplicate: 'Duplicate',
    split: 'Split',
  },
  sources: {
    inspector: 'Inspector',
    hotline: 'Hotline',
    citizen: 'Citizen',
    supervisor: 'Supervisor',
    sensor: 'Sensor',
  },
  lamps: { none: 'None', green: 'Green', yellow: 'Yellow', red: 'Red' },
};

/** The words of each language that files are written in. */
export const exportWords: Readonly<Record<ExportLanguage, ExportWords>> = { 'zh-CN': chinese, en: english };

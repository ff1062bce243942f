import type { ExportLanguage } from '../../contract/schemas/search.ts';
import type { BaseMapRejection, BaseMapWarning } from '../../domain/survey/baseMap.ts';
import type { Rejection, SurveyRowWarning } from '../../domain/survey/plan.ts';

/** Everything that can stand against a staged record. */
type ImportReason = Rejection | SurveyRowWarning | BaseMapRejection | BaseMapWarning;

/** The words of the quality report as a spreadsheet. */
export interface ImportReportWords {
  readonly accountSheet: string;
  readonly problemSheet: string;
  readonly accountTitles: readonly [string, string];
  readonly problemTitles: readonly string[];
  readonly account: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
}

export const importReportWords: Readonly<Record<ExportLanguage, ImportReportWords>> = {
  'zh-CN': {
    accountSheet: '账目',
    problemSheet: '问题清单',
    accountTitles: ['项目', '数量'],
    problemTitles: ['行', '名称', '编码', '问题', '重复的部件', '经度', '纬度'],
    account: {
      fileName: '文件',
      dataset: '数据集',
      crs: '坐标系',
      read: '读取',
      inserted: '新增',
      updated: '更新',
      unchanged: '不变',
      rejected: '不入库',
      waiting: '未入库',
      removed: '移除',
    },
    reasons: {
      'broken-record': '记录损坏',
      'place-missing': '没有坐标',
      'category-unknown': '小类不明',
      'outside-district': '在区外',
      'duplicate-key': '编码重复',
      'duplicate-in-file': '文件内同一位置重复',
      'duplicate-of-stock': '与已有的重复',
      'class-unused': '不属于底图内容',
      'shape-unfit': '图形类型不符',
      'name-missing': '没有名称',
      'state-unknown': '状态不明',
      'date-unreadable': '日期无法识别',
      'data-source-unknown': '数据来源不明',
      'unit-unknown': '单位不明',
      'code-not-standard': '编码与区或小类不符',
      'outside-grid': '不在单元网格内',
      'grid-differs': '网格编码与位置不符',
      'class-unknown': '类别不明',
      'shape-mended': '边界自相交，已修正',
    } satisfies Record<ImportReason, string>,
  },
  en: {
    accountSheet: 'Account',
    problemSheet: 'Problems',
    accountTitles: ['Item', 'Count'],
    problemTitles: ['Row', 'Name', 'Code', 'Problem', 'Same as component', 'Longitude', 'Latitude'],
    account: {
      fileName: 'File',
      dataset: 'Data set',
      crs: 'Coordinate system',
      read: 'Read',
      inserted: 'New',
      updated: 'Changed',
      unchanged: 'Unchanged',
      rejected: 'Rejected',
      waiting: 'Not loaded',
      removed: 'Removed',
    },
    reasons: {
      'broken-record': 'Broken record',
      'place-missing': 'No coordinates',
      'category-unknown': 'Unknown category',
      'outside-district': 'Outside the district',
      'duplicate-key': 'Code given twice',
      'duplicate-in-file': 'Same place twice in the file',
      'duplicate-of-stock': 'Known already',
      'class-unused': 'Nothing that the base map shows',
      'shape-unfit': 'Wrong kind of shape',
      'name-missing': 'No name',
      'state-unknown': 'Unknown state',
      'date-unreadable': 'Unreadable date',
      'data-source-unknown': 'Unknown data source',
      'unit-unknown': 'Unknown unit',
      'code-not-standard': 'Code does not fit district or category',
      'outside-grid': 'In no unit grid',
      'grid-differs': 'Grid code does not fit the place',
      'class-unknown': 'Unknown class',
      'shape-mended': 'Outline crossed itself and was mended',
    } satisfies Record<ImportReason, string>,
  },
};

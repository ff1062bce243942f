import type { RoleCode } from '../server/domain/identity/permissions.ts';

/** One password for all demo accounts: they exist only in the demo city, and production refuses to start with them. */
export const demoPassword = 'wangge-2026';

/** An account that the sign-in page offers for trying the product. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly roleCode: RoleCode;
  readonly districtCode: string | null;
  readonly unitCode: string | null;
  /** What to try with it, shown beside the button. */
  readonly hint: string;
}

function account(
  login: string,
  name: string,
  roleCode: RoleCode,
  districtCode: string | null,
  hint: string,
  unitCode: string | null = null,
): DemoAccount {
  return { login, password: demoPassword, name, roleCode, districtCode, unitCode, hint };
}

const huangpu = '310101';
const minhang = '310112';

/** The people of the demo walk, in the order in which a case meets them. */
export const demoAccounts: readonly DemoAccount[] = [
  account('inspector', '陈晓岚', 'inspector', huangpu, '黄浦区监督员：在地图上报案、核查（南京东路、外滩一带）'),
  account('operator', '周敏', 'intake-operator', huangpu, '黄浦区受理员：受理、派核实、登记热线、关联重复'),
  account('duty', '沈国强', 'duty-officer', huangpu, '黄浦区值班长：立案、结案、审核自处置'),
  account('dispatcher', '陆佳怡', 'dispatcher', huangpu, '黄浦区派遣员：按建议派遣，审批回退、延期、挂账'),
  account('unit', '顾建平', 'disposal-unit', huangpu, '南京东路街道网格化处置队：接单、处置、反馈', '310101D16'),
  account('crew', '赵海龙', 'disposal-unit', huangpu, '市政养护中心抢修一班：处置本单位交办的案件', '310101D28'),
  account('lighting', '秦志明', 'disposal-unit', huangpu, '黄浦区路灯管理所：按部件养护单位派来的案件', '310101D10'),
  account('supervisor', '方文博', 'supervisor', null, '市级监管：热力图、督办、综合评价'),
  account('admin', '系统管理员', 'administrator', null, '管理员：设置、日历、岗位权限、派遣规则'),
  account('inspector-minhang', '吴海燕', 'inspector', minhang, '闵行区监督员：另一个区，只看本区案件'),
];

/** The responsibility grids on 南京东路 and 外滩 that the demo inspector patrols besides their regular inspectors. */
export const demoPatrols: Readonly<Record<string, readonly string[]>> = {
  inspector: [
    '310101002Z001',
    '310101002Z002',
    '310101002Z003',
    '310101002Z004',
    '310101002Z005',
    '310101013Z001',
    '310101013Z002',
    '310101013Z003',
  ],
  'inspector-minhang': ['310112101Z001', '310112101Z002', '310112101Z003'],
};

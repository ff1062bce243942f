/** An account of the demo city, shown to who starts it. */
export interface AnnouncedAccount {
  login: string;
  password: string;
  /** What the account is for, in Chinese and English. */
  role: string;
}

/** Says on the terminal where the city is and what to try first. */
export function announce(address: string, accounts: readonly AnnouncedAccount[], seconds: number): string {
  const lines = ['', `Wangge 网格 · ready in ${seconds.toFixed(0)} s 已就绪`, '', `  ${address}`, ''];
  if (accounts.length > 0) lines.push(...accountLines(accounts), ...WALK);
  lines.push('  Stop with Ctrl+C 按 Ctrl+C 停止', '');
  return lines.join('\n');
}

const WALK = [
  '  What to try 试一试',
  '  1. inspector 监督员: tap the map, choose a category, report 点地图、选类别、上报',
  '  2. intake, duty officer, dispatcher: accept, file, dispatch 受理、立案、派遣',
  '  3. disposal unit 处置单位: acknowledge, handle, feed back 签收、处置、反馈',
  '  4. inspector verifies, duty officer closes 核查、结案; supervisor: heat map 热力图',
  '',
];

function accountLines(accounts: readonly AnnouncedAccount[]): string[] {
  const width = Math.max(...accounts.map(({ login }) => login.length));
  const rows = accounts.map(({ login, password, role }) => `    ${login.padEnd(width)}  ${password}  ${role}`);
  return ['  Demo accounts 演示账号 (login, password 密码)', ...rows, ''];
}

import { demoAccounts } from './demoAccounts.ts';

/** What the demo city says of itself. Its coast and islands come from OpenStreetMap, whose licence asks to be named. */
export const demoProfile = {
  name: '上海市（演示）',
  attribution: '© OpenStreetMap contributors',
  demoAccounts,
};

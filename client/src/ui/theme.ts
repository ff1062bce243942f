import type { ThemeConfig } from 'antd';
import { ink, lampColors } from '../map/palette';

const fontFamily = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

const token = {
  colorPrimary: ink.accent,
  colorInfo: ink.accent,
  colorLink: ink.accent,
  colorError: lampColors.red,
  colorWarning: lampColors.yellow,
  colorSuccess: lampColors.green,
  colorText: '#1d2b33',
  colorTextSecondary: '#56636a',
  colorTextPlaceholder: '#69757b',
  colorTextDisabled: '#69757b',
  colorBorder: '#b9c2c5',
  borderRadius: 4,
  fontFamily,
  wireframe: false,
  // Nothing fades in or out: parts wait for the end of a fading that on a slow machine may never be told, and then a spinner
  // turns for good or a closed photo lies over the page. A desk also answers at once without it.
  motion: false,
};

/** Desks: dense, 14 px. */
export const deskTheme: ThemeConfig = { token: { ...token, fontSize: 14, controlHeight: 32 } };

/** Tablets: 17 px, and nothing to press that is lower than 44 px. */
export const fieldTheme: ThemeConfig = {
  token: { ...token, fontSize: 17, controlHeight: 46, controlHeightLG: 52, controlHeightSM: 44 },
};

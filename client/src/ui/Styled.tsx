import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useContext } from 'react';
import { useLanguage } from '../locale/useLanguage';
import { LargeContext } from './largeContext';
import { deskTheme, fieldTheme } from './theme';

/**
 * What the component library needs around its parts: theme, language, a place for messages. It stands around pages and panels, not
 * around the whole client, because a map that is to be there at once does not wait for the library.
 */
export function Styled({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const isLarge = useContext(LargeContext);
  return (
    <ConfigProvider theme={isLarge ? fieldTheme : deskTheme} locale={language === 'en' ? enUS : zhCN}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../api/queryClient';
import { useLanguage } from '../locale/useLanguage';
import { router } from './router';
import { deskTheme } from './theme';

/** The whole client: cache, theme, language, pages. */
export function App() {
  const [client] = useState(createQueryClient);
  const language = useLanguage();
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={deskTheme} locale={language === 'en' ? enUS : zhCN}>
        <AntApp className="frame-app">
          <RouterProvider router={router} />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

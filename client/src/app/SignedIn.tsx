import type { Session } from '@contract/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { startLive } from '../api/live';
import { startOutbox } from '../offline/useOutbox';
import { isFieldRole } from './homes';
import { deskTheme, fieldTheme } from './theme';

/** Runs what a signed-in tab needs: one stream of notices, and for the field the outbox and the larger type. */
export function SignedIn({ session, children }: { session: Session; children: ReactNode }) {
  const client = useQueryClient();
  const { id, permissions, roleCode } = session;
  const isField = isFieldRole(roleCode);
  const mayRead = permissions.includes('case.read');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person needs a stream with their own rights
  useEffect(() => (mayRead ? startLive(client) : undefined), [client, mayRead, id]);
  useEffect(() => (isField ? startOutbox(id) : undefined), [isField, id]);
  useEffect(() => {
    document.documentElement.dataset.frame = isField ? 'field' : 'desk';
    return () => {
      delete document.documentElement.dataset.frame;
    };
  }, [isField]);
  return (
    <ConfigProvider theme={isField ? fieldTheme : deskTheme}>
      <App className="frame-app">{children}</App>
    </ConfigProvider>
  );
}

import type { Session } from '@contract/schemas';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { startLive } from '../api/live';
import { LargeContext } from '../ui/largeContext';
import { isFieldRole, isTouchScreen } from './homes';

/** Runs what a signed-in tab needs: one stream of notices, and for the field the outbox and the larger type. */
export function SignedIn({ session, children }: { session: Session; children: ReactNode }) {
  const client = useQueryClient();
  const { id, permissions, roleCode } = session;
  const isLarge = isFieldRole(roleCode) || isTouchScreen();
  const mayRead = permissions.includes('case.read');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person needs a stream with their own rights
  useEffect(() => (mayRead ? startLive(client) : undefined), [client, mayRead, id]);
  useEffect(() => {
    document.documentElement.dataset.frame = isLarge ? 'field' : 'desk';
    return () => {
      delete document.documentElement.dataset.frame;
    };
  }, [isLarge]);
  return <LargeContext value={isLarge}>{children}</LargeContext>;
}

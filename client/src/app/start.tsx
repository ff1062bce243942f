import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslations } from '../locale/i18n';
import { App } from './App';

/** Shows the client in its place on the page, in the language that is spoken on this device. */
export async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the client');
  await startTranslations();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

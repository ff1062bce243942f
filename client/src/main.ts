import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './app/app.css';
import { loadHeatmap } from './app/loadHeatmap';
import { storedLanguage, wordsOf } from './locale/language';

/** Asks for all that the page will need at once, then starts it. So little that it runs while the rest is still on its way. */
async function begin(): Promise<void> {
  // A failure shows where it is used.
  if (window.location.pathname === '/heatmap') loadHeatmap().catch(() => undefined);
  wordsOf[storedLanguage()]().catch(() => undefined);
  const { start } = await import('./app/start');
  await start();
}

// Not awaited here: the rest of the program uses parts of this file's chunk, and would wait for it as it waits for the rest.
void begin();

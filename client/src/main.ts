import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import './app/app.css';
import { loadHeatmap } from './app/loadHeatmap';

// So little that it runs while the rest is still on its way: what the address asks for is then asked for all at once.
if (window.location.pathname === '/heatmap') loadHeatmap().catch(() => undefined);
const { start } = await import('./app/start');
await start();

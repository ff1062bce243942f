import type { Plugin } from 'vite';

const SOURCES = 'client[\\\\/]src[\\\\/]';

/** What stands before a first picture, each with all that it needs and the earlier ones have not: a few files, not a hundred small ones. */
const chunks = [
  { name: 'main', root: 'main\\.ts' },
  { name: 'start', root: 'app[\\\\/]start\\.tsx' },
  { name: 'map', root: 'map[\\\\/]CityMap\\.tsx' },
  { name: 'heatmap', root: 'features[\\\\/]heatmap[\\\\/]HeatmapPage\\.tsx' },
] as const;

/** Chunks that nearly every page begins with: the browser is told of them before it has read a script. */
const needed: readonly string[] = ['start', 'map'];

/** Lets Chromium compile a file's functions beside the page while it arrives, not one by one in the page's way when they are called. */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

/** Puts the beginning of the client into few chunks and names the most needed ones in the page itself. */
export function startChunks(): Plugin {
  const groups = chunks.map(({ name, root }, index) => ({
    name,
    test: new RegExp(`${SOURCES}${root}$`),
    priority: chunks.length - index,
  }));
  return {
    name: 'start-chunks',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    // After all that write into the files: the hint counts on the first line alone.
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && needed.includes(file.name)) file.code = `${COMPILE_HINT}\n${file.code}`;
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.values(bundle ?? {})
          .filter((file) => file.type === 'chunk' && needed.includes(file.name))
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
            injectTo: 'head',
          })),
    },
  };
}

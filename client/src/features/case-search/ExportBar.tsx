import { lazy, Suspense } from 'react';
import { useExports } from '../../api/search';

const ExportLines = lazy(async () => ({ default: (await import('./ExportLines')).ExportLines }));

/** On every desk's page: how far one's exports are. They go on when the page is left. */
export function ExportBar() {
  const { data: jobs } = useExports();
  if (!jobs || jobs.length === 0) return null;
  return (
    <Suspense>
      <ExportLines jobs={jobs.slice(0, 3)} />
    </Suspense>
  );
}

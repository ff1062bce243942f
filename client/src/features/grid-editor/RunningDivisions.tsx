import { type RunningDivisionView, runningDivisionStages } from '@contract/schemas/unitGridDrafts';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { queryKeys } from '../../api/queryKeys';
import { useCancelDivision, useRunningDivisions } from '../../api/unitGridDrafts';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice } from '../../ui/Notices';

/** The divisions that are being computed: how far each is, and a way to stop it. */
export function RunningDivisions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data = [] } = useRunningDivisions();
  const cancel = useCancelDivision();
  const wereRunning = useRef(0);
  useEffect(() => {
    // One that was begun before this page was opened ends here as a draft.
    if (data.length < wereRunning.current) void client.invalidateQueries({ queryKey: queryKeys.unitGridDrafts });
    wereRunning.current = data.length;
  }, [data, client]);
  if (data.length === 0) return null;
  return (
    <section className="grid-dividing" aria-label={t('grids.dividing.title')}>
      {data.map((division) => (
        <RunningDivision key={division.draftId} division={division} onCancel={() => cancel.mutate(division)} />
      ))}
      <p className="case-quiet">{t('grids.dividing.goesOn')}</p>
      {cancel.isError && <ErrorNotice error={cancel.error} />}
    </section>
  );
}

function RunningDivision({ division, onCancel }: { division: RunningDivisionView; onCancel: () => void }) {
  const { t } = useTranslation();
  const { name, stage, share } = division;
  const steps = runningDivisionStages.length;
  const done = runningDivisionStages.indexOf(stage);
  const text = t('grids.dividing.progress', {
    name,
    step: done + 1,
    steps,
    stage: t(`grids.dividing.stage.${stage}`),
    percent: Math.round(share * 100),
  });
  return (
    <div data-division={division.draftId} data-stage={stage}>
      <span role="status">{text}</span>
      <Progress percent={Math.round(((done + share) / steps) * 100)} showInfo={false} aria-label={text} />
      <Button size="small" data-action="cancel-division" onClick={onCancel}>
        {t('grids.dividing.cancel')}
      </Button>
    </div>
  );
}

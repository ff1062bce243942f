import type { ImportStatus } from '@contract/schemas/surveyImport';
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { errorCodeOf } from '../../api/problem';
import { useImportStatus, useImportSteps } from '../../api/surveyImport';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { Account } from './Account';
import { Report } from './Report';

export interface RunViewProps {
  readonly districtCode: string;
  readonly runId: string;
  readonly onPlaces: (places: readonly FilePlace[]) => void;
  readonly onLeave: () => void;
}

/** One import: what goes on, what was found, what is to be decided, and the account. */
export function RunView({ districtCode, runId, onPlaces, onLeave }: RunViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: status, error, isPending, refetch } = useImportStatus(districtCode, runId);
  const { load, cancel } = useImportSteps(districtCode);
  const report = status?.report ?? null;
  useEffect(() => {
    const places = report?.problems.flatMap(({ longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [{ longitude, latitude, hasProblem: true }],
    );
    onPlaces(places ?? []);
  }, [report, onPlaces]);
  if (isPending) return <LoadingNotice />;
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  const { account, progress, refusal } = status;
  const progressText = ({ stage, done, total }: NonNullable<ImportStatus['progress']>) =>
    total === null
      ? t(`surveyImport.stage.${stage}`, { done: done.toLocaleString() })
      : t('surveyImport.stageOf', {
          stage: t(`surveyImport.stage.${stage}`, { done: done.toLocaleString() }),
          total: total.toLocaleString(),
        });
  const failure = refusal?.code ?? (load.error || cancel.error ? errorCodeOf(load.error ?? cancel.error) : null);
  return (
    <section className="survey-step" data-import={stateOf(status)}>
      <div className="survey-file">
        <strong>{account?.fileName}</strong>
        {account && !progress && <span>{t(`surveyImport.state.${account.state}`)}</span>}
        <Button size="small" onClick={onLeave}>
          {t('surveyImport.another')}
        </Button>
      </div>
      {failure && <Alert type="error" showIcon title={t(`refusal.${failure}` as 'refusal.import-not-ready')} />}
      {progress && (
        <p role="status">
          {progressText(progress)} {t('surveyImport.goesOn')}
        </p>
      )}
      {account && account.state !== 'staging' && <Account account={account} />}
      <div className="survey-buttons">
        {!progress && account && account.hasRows && account.state !== 'done' && account.state !== 'staging' && (
          <Button type="primary" data-action="load-survey" loading={load.isPending} onClick={() => load.mutate(runId)}>
            {t(account.state === 'checked' ? 'surveyImport.load' : 'surveyImport.goOn')}
          </Button>
        )}
        {(progress || account?.state === 'checked' || account?.state === 'staging' || account?.state === 'loading') && (
          <Button data-action="cancel-survey" loading={cancel.isPending} onClick={() => cancel.mutate(runId)}>
            {t('surveyImport.cancel')}
          </Button>
        )}
      </div>
      {report && account?.hasRows && (
        <a
          className="survey-download"
          data-action="download-report"
          href={`/api/survey-imports/${districtCode}/${runId}/report.xlsx?language=${language}`}
          download
        >
          {t('surveyImport.download')}
        </a>
      )}
      {report && account && <Report report={report} target={account.target} />}
    </section>
  );
}

function stateOf({ account, progress }: ImportStatus): string {
  return progress ? 'running' : (account?.state ?? 'refused');
}

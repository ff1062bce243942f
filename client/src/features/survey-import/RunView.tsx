import type { ImportStatus } from '@contract/schemas/surveyImport';
import { Alert, Button } from 'antd';
import { errorCodeOf } from '../../api/problem';
import { useImportStatus, useImportSteps } from '../../api/surveyImport';
import { useLanguage } from '../../locale/useLanguage';
import { useTranslation } from '../../locale/useTranslation';
import type { FilePlace } from '../../map/types';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { Account } from './Account';
import { Problems } from './Problems';
import { Report } from './Report';
import { RunProgress } from './RunProgress';

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
  if (isPending) return <LoadingNotice />;
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  const { account, progress, refusal } = status;
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
      {progress && <RunProgress progress={progress} />}
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
      {report && account && report.problems.length > 0 && (
        <Problems account={account} first={report.problems} onPlaces={onPlaces} />
      )}
    </section>
  );
}

function stateOf({ account, progress }: ImportStatus): string {
  return progress ? 'running' : (account?.state ?? 'refused');
}

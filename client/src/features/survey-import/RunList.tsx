import { Button } from 'antd';
import { useImports } from '../../api/surveyImport';
import { useTranslation } from '../../locale/useTranslation';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../../ui/Notices';

/** The imports of a district so far, newest first. */
export function RunList({ districtCode, onOpen }: { districtCode: string; onOpen: (runId: string) => void }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useImports(districtCode);
  if (isPending) return <LoadingNotice />;
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data.length === 0) return <EmptyNotice title={t('surveyImport.none')} />;
  return (
    <section className="survey-step">
      <h2>{t('surveyImport.earlier')}</h2>
      <ul className="survey-runs">
        {data.map((run) => (
          <li key={run.runId}>
            <span>
              <strong>{run.fileName}</strong>
              <small>
                {t(`surveyImport.target.${run.target}`)} · {t(`surveyImport.state.${run.state}`)} ·{' '}
                {t('surveyImport.read')} {run.read.toLocaleString()}
              </small>
            </span>
            <Button
              size="small"
              // A space inside the visible word would not be in its name.
              autoInsertSpace={false}
              aria-label={`${t('surveyImport.open')} ${run.fileName}`}
              onClick={() => onOpen(run.runId)}
            >
              {t('surveyImport.open')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

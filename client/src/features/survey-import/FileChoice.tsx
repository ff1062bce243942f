import { Alert, Button, Progress } from 'antd';
import { sendSurveyFile, useSurveyUpload } from '../../api/surveyUpload';
import { useTranslation } from '../../locale/useTranslation';

const MEGABYTE = 1_000_000;

/** Chooses the file and sends it at once, with numbers and a way to stop. */
export function FileChoice() {
  const { t } = useTranslation();
  const { name, sentBytes, totalBytes, failure, cancel } = useSurveyUpload();
  const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
  return (
    <section className="survey-step">
      <label htmlFor="survey-file">{t('surveyImport.choose')}</label>
      <input
        id="survey-file"
        type="file"
        disabled={cancel !== null}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void sendSurveyFile(file);
        }}
      />
      <p className="survey-hint">{t('surveyImport.chooseHint')}</p>
      {cancel && (
        <div className="survey-upload" data-upload="running">
          <p role="status">
            {t('surveyImport.uploading', { name, sent: megabytes(sentBytes), total: megabytes(totalBytes) })}
          </p>
          <Progress
            percent={totalBytes > 0 ? Math.floor((sentBytes / totalBytes) * 100) : 0}
            aria-label={t('surveyImport.uploadProgress')}
          />
          <Button data-action="cancel-upload" onClick={cancel}>
            {t('surveyImport.cancel')}
          </Button>
        </div>
      )}
      {failure && <Alert type="error" title={t(`refusal.${failure}`)} showIcon />}
    </section>
  );
}

import type { KeptSurveyFile } from '@contract/schemas/surveyImport';
import { Button } from 'antd';
import { useRemoveUpload, useSurveyUploads } from '../../api/surveyImport';
import { resumeSurveyFile } from '../../api/surveyUpload';
import { useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';

const MEGABYTE = 1_000_000;

/** The files that are kept for a day, so that nobody sends one again because the page was loaded anew. */
export function SentFiles() {
  const { t } = useTranslation();
  const { data = [] } = useSurveyUploads();
  if (data.length === 0) return null;
  return (
    <section className="survey-step">
      <h2>{t('surveyImport.sent')}</h2>
      <p className="survey-hint">{t('surveyImport.sentHint')}</p>
      <ul className="survey-runs">
        {data.map((file) => (
          <SentFile key={file.fileId} file={file} />
        ))}
      </ul>
    </section>
  );
}

function SentFile({ file }: { readonly file: KeptSurveyFile }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const remove = useRemoveUpload();
  const { fileId, fileName: name, byteCount, receivedAt } = file;
  return (
    <li data-sent-file={fileId}>
      <span>
        <strong>{name}</strong>
        <small>
          {(byteCount / MEGABYTE).toFixed(1)} MB · {instant(receivedAt)}
        </small>
      </span>
      <span className="survey-buttons">
        <Button
          size="small"
          data-action="resume-file"
          aria-label={t('surveyImport.goOnWith', { name })}
          onClick={() => resumeSurveyFile(file)}
        >
          {t('surveyImport.goOnShort')}
        </Button>
        <Button
          size="small"
          type="text"
          data-action="throw-file-away"
          autoInsertSpace={false}
          aria-label={t('surveyImport.throwAway', { name })}
          loading={remove.isPending}
          onClick={() => remove.mutate(fileId)}
        >
          {t('surveyImport.throwAwayShort')}
        </Button>
      </span>
    </li>
  );
}

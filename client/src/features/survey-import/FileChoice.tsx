import type { SurveyFileReceipt } from '@contract/schemas/surveyImport';
import { Alert } from 'antd';
import { errorCodeOf } from '../../api/problem';
import { useSurveyUpload } from '../../api/surveyImport';
import { useTranslation } from '../../locale/useTranslation';

/** Chooses the file and sends it at once. */
export function FileChoice({ onFile }: { readonly onFile: (file: SurveyFileReceipt) => void }) {
  const { t } = useTranslation();
  const upload = useSurveyUpload();
  return (
    <section className="survey-step">
      <label htmlFor="survey-file">{t('surveyImport.choose')}</label>
      <input
        id="survey-file"
        type="file"
        disabled={upload.isPending}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) upload.mutate(file, { onSuccess: onFile });
        }}
      />
      <p className="survey-hint">{t('surveyImport.chooseHint')}</p>
      {upload.isPending && <p role="status">{t('surveyImport.uploading', { name: upload.variables.name })}</p>}
      {upload.isError && <Alert type="error" title={t(`refusal.${errorCodeOf(upload.error)}`)} showIcon />}
    </section>
  );
}

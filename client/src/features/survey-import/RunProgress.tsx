import type { ImportStatus } from '@contract/schemas/surveyImport';
import { Progress } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

type Running = NonNullable<ImportStatus['progress']>;
const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1);

/** How far an import is: by the bytes of the file while it is read, then by its records. */
export function RunProgress({ progress }: { readonly progress: Running }) {
  const { t } = useTranslation();
  const { stage, done, total, bytes } = progress;
  const stageText = t(`surveyImport.stage.${stage}`, { done: done.toLocaleString() });
  const share = shareOf(progress);
  return (
    <div data-stage={stage}>
      <p role="status">
        {total === null ? stageText : t('surveyImport.stageOf', { stage: stageText, total: total.toLocaleString() })}{' '}
        {bytes && t('surveyImport.bytes', { read: megabytes(bytes.read), total: megabytes(bytes.total) })}{' '}
        {t('surveyImport.goesOn')}
      </p>
      {share !== null && <Progress percent={Math.floor(share * 100)} aria-label={t('surveyImport.progress')} />}
    </div>
  );
}

/** 0 to 1; null where nobody knows, as while all records are compared at once. */
function shareOf({ stage, done, total, bytes }: Running): number | null {
  if (bytes && bytes.total > 0) return bytes.read / bytes.total;
  return stage === 'loading' && total ? done / total : null;
}

import type { ImportStatus } from '@contract/schemas/surveyImport';
import { useTranslation } from '../../locale/useTranslation';

type QualityReport = NonNullable<ImportStatus['report']>;
type Reason = 'place-missing';
type Target = NonNullable<ImportStatus['account']>['target'];

/** What the quality check counted. */
export function Report({ report, target }: { readonly report: QualityReport; readonly target: Target }) {
  const { t } = useTranslation();
  const reason = (code: string) => t(`surveyImport.reason.${code as Reason}`);
  const found = [...Object.entries(report.rejections), ...Object.entries(report.warnings)];
  const outcomes = Object.keys(report.outcomes) as (keyof QualityReport['outcomes'])[];
  return (
    <div>
      <h2>{t('surveyImport.report')}</h2>
      <dl className="survey-figures">
        {outcomes.map((outcome) => (
          <div key={outcome}>
            <dt>{t(`surveyImport.outcome.${outcome}`)}</dt>
            <dd data-outcome={outcome}>{report.outcomes[outcome].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {found.map(([code, count]) => (
        <p key={code} className="survey-found">
          {reason(code)} <strong>{count.toLocaleString()}</strong>
        </p>
      ))}
      {report.unknownUnits && report.unknownUnits.length > 0 && <UnknownUnits units={report.unknownUnits} />}
      {report.categories
        .filter(({ removedIfWhole }) => removedIfWhole !== null && removedIfWhole > 0)
        .map(({ categoryId, name, removedIfWhole }) => (
          <p key={categoryId} className="survey-found survey-removal">
            {t('surveyImport.willRemove', {
              name: target === 'base-map' ? t(`surveyImport.base.${categoryId as 'street'}`) : name,
              count: removedIfWhole ?? 0,
            })}
          </p>
        ))}
    </div>
  );
}

/** Names in the whole file that no unit has: to be decided in a profile before the file is checked again. */
function UnknownUnits({ units }: { readonly units: NonNullable<QualityReport['unknownUnits']> }) {
  const { t } = useTranslation();
  return (
    <details className="survey-found">
      <summary>{t('surveyImport.unknownUnits', { count: units.length })}</summary>
      <p className="survey-hint">{t('surveyImport.unknownUnitsHint')}</p>
      <ul>
        {units.map(({ name, records }) => (
          <li key={name}>
            {name} · {records.toLocaleString()}
          </li>
        ))}
      </ul>
    </details>
  );
}

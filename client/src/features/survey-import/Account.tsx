import type { ImportStatus } from '@contract/schemas/surveyImport';
import { useTranslation } from '../../locale/useTranslation';

/** What became of every record that was read. */
export function Account({ account }: { readonly account: NonNullable<ImportStatus['account']> }) {
  const { t } = useTranslation();
  const rejected = Object.values(account.rejected).reduce((sum, count) => sum + count, 0);
  const { read, inserted, updated, unchanged, waiting, removed } = account;
  const figures = { read, inserted, updated, unchanged, rejected, waiting, removed };
  return (
    <div>
      <h2>{t('surveyImport.account')}</h2>
      <dl className="survey-figures">
        {(Object.keys(figures) as (keyof typeof figures)[]).map((name) => (
          <div key={name}>
            <dt>{t(`surveyImport.${name}`)}</dt>
            <dd data-figure={name}>{figures[name].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <p className="survey-hint">{t(account.addsUp ? 'surveyImport.adds' : 'surveyImport.addsNot')}</p>
      {account.gridProof && (
        <p className="survey-hint" data-grid-proof={account.gridProof.inWrongGrid === 0}>
          {t(account.gridProof.inWrongGrid === 0 ? 'surveyImport.gridsProved' : 'surveyImport.gridsBroken', {
            ...account.gridProof,
            examples: account.gridProof.examples.join(' '),
          })}
        </p>
      )}
    </div>
  );
}

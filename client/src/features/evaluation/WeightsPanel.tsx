import { CloseOutlined } from '@ant-design/icons';
import type { Session } from '@contract/schemas';
import type { WeightsVersion } from '@contract/schemas/evaluation';
import { type IndicatorCode, indicatorsOfScale } from '@domain/evaluation/indicators';
import type { ScaleCode } from '@domain/evaluation/objects';
import { type Weights, weightsObjection } from '@domain/evaluation/weights';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useChangeEvaluationWeights, useEvaluationWeights } from '../../api/evaluation';
import { errorCodeOf } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { useInstant } from '../../ui/useInstant';
import type { EvaluationAddress } from './useEvaluationAddress';

interface WeightsPanelProps {
  readonly session: Session;
  readonly scale: ScaleCode;
  readonly address: EvaluationAddress;
}

/** By which weights the score is made, who changed them when, and (for the city's administrators) other weights. */
export function WeightsPanel({ session, scale, address }: WeightsPanelProps) {
  const { t } = useTranslation();
  const weights = useEvaluationWeights();
  const current = weights.data?.current.find((version) => version.scale === scale);
  const mayChange = session.permissions.includes('configuration.manage') && session.districtCode === null;
  return (
    <section className="evaluation-weights" aria-label={t('evaluation.weights.open')}>
      <div className="evaluation-side-head">
        <h2>{t('evaluation.weights.title', { scale: t(`evaluation.scale.${scale}`) })}</h2>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('evaluation.weights.close')}
          onClick={() => address.set({ panel: null })}
        />
      </div>
      {weights.isPending && <LoadingNotice rows={5} />}
      {weights.isError && <ErrorNotice error={weights.error} onRetry={weights.refetch} />}
      {current && !mayChange && <p className="case-quiet">{t('evaluation.weights.readOnly')}</p>}
      {current && <WeightsForm key={`${scale} ${current.version}`} current={current} mayChange={mayChange} />}
      {weights.data && <History versions={weights.data.history.filter((version) => version.scale === scale)} />}
    </section>
  );
}

function WeightsForm({ current, mayChange }: { current: WeightsVersion; mayChange: boolean }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Weights>(current.weights);
  const change = useChangeEvaluationWeights();
  const { scale, version } = current;
  const given = Object.fromEntries(Object.entries(draft).filter(([, weight]) => weight > 0));
  const objection = weightsObjection(scale, given);
  const sum = Object.values(given).reduce((total, weight) => total + weight, 0);
  const isChanged = indicatorsOfScale[scale].some((code) => (draft[code] ?? 0) !== (current.weights[code] ?? 0));
  const isStale = change.isError && errorCodeOf(change.error) === 'stale-version';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ scale, weights: given, expectedVersion: version });
      }}
    >
      {mayChange && <p className="case-quiet">{t('evaluation.weights.intro')}</p>}
      {indicatorsOfScale[scale].map((code) => (
        <WeightField
          key={code}
          code={code}
          value={draft[code] ?? 0}
          isFixed={!mayChange}
          onChange={(value) => setDraft({ ...draft, [code]: value })}
        />
      ))}
      <p role="status" className={objection ? 'field-error' : 'case-quiet'}>
        {objection ? t('evaluation.weights.sumWrong', { sum }) : t('evaluation.weights.sum', { sum })}
      </p>
      {change.isError && (
        <p role="alert" className="field-error">
          {isStale ? t('evaluation.weights.stale') : t(`refusal.${errorCodeOf(change.error)}`)}
        </p>
      )}
      {mayChange && (
        <div className="case-buttons">
          <Button
            type="primary"
            htmlType="submit"
            disabled={objection !== null || !isChanged}
            loading={change.isPending}
          >
            {t('evaluation.weights.save')}
          </Button>
          <Button disabled={!isChanged} onClick={() => setDraft(current.weights)}>
            {t('evaluation.weights.reset')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface WeightFieldProps {
  readonly code: IndicatorCode;
  readonly value: number;
  readonly isFixed: boolean;
  readonly onChange: (value: number) => void;
}

function WeightField({ code, value, isFixed, onChange }: WeightFieldProps) {
  const { t } = useTranslation();
  const name = t(`evaluation.indicator.${code}`);
  return (
    <div className="weight-field">
      <span>{name}</span>
      {isFixed ? (
        <span>{value}</span>
      ) : (
        <InputNumber
          aria-label={t('evaluation.weights.of', { name })}
          data-weight={code}
          min={0}
          max={100}
          precision={1}
          value={value}
          onChange={(next) => onChange(next ?? 0)}
        />
      )}
    </div>
  );
}

function History({ versions }: { versions: readonly WeightsVersion[] }) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <>
      <h3>{t('evaluation.weights.history')}</h3>
      {versions.length === 0 && <p className="case-quiet">{t('evaluation.weights.historyEmpty')}</p>}
      <ol className="weight-history">
        {versions.map(({ version, weights, changedAt, changedBy }) => (
          <li key={version}>
            {changedAt && t('evaluation.weights.changed', { instant: instant(changedAt), person: changedBy ?? '' })}
            <span className="case-quiet">
              {Object.entries(weights)
                .map(([code, weight]) => `${t(`evaluation.indicator.${code as IndicatorCode}`)} ${weight}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

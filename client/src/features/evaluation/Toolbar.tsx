import { DownloadOutlined, LeftOutlined, RightOutlined, SlidersOutlined } from '@ant-design/icons';
import type { City, Session } from '@contract/schemas';
import type { Evaluation } from '@contract/schemas/evaluation';
import { type ObjectKind, objectKinds, scaleOf } from '@domain/evaluation/objects';
import { askedPeriod, daysBeside, periodKinds } from '@domain/evaluation/periods';
import { Button, Radio, Select } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { useNow } from '../../ui/useNow';
import { saveCsv, saveXlsx } from './exportTable';
import type { EvaluationAddress } from './useEvaluationAddress';

interface ToolbarProps {
  readonly city: City;
  readonly session: Session;
  readonly address: EvaluationAddress;
  /** Null while it is being counted, which may take minutes: everything but the exports works meanwhile. */
  readonly evaluation: Evaluation | null;
}

/** What goes with a kind of object, a period or a district, and makes no sense with another. */
const without = { object: null, indicator: null, count: null, trend: null } as const;

/** What is evaluated, when, where; and what can be done with it. */
export function Toolbar({ city, session, address, evaluation }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <header className="evaluation-bar">
      <h1>{t('evaluation.title')}</h1>
      <KindChoice address={address} />
      <div className="evaluation-tools">
        <PeriodChoice address={address} timeZone={city.timeZone} />
        {!session.districtCode && (
          <Select
            className="evaluation-district"
            aria-label={t('heat.district')}
            value={address.districtCode ?? ''}
            options={[
              { value: '', label: t('heat.wholeCity') },
              ...city.districts.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(code) => address.set({ ...without, district: code || null })}
          />
        )}
        <span className="evaluation-actions">
          <Button
            icon={<SlidersOutlined />}
            aria-pressed={address.isWeights}
            onClick={() => address.set({ panel: address.isWeights ? null : 'weights' })}
          >
            {t('evaluation.weights.open')}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            disabled={!evaluation}
            onClick={() => evaluation && saveCsv(evaluation, t)}
          >
            {t('evaluation.export.csv')}
          </Button>
          <Button
            icon={<DownloadOutlined />}
            disabled={!evaluation}
            onClick={() => evaluation && void saveXlsx(evaluation, t)}
          >
            {t('evaluation.export.xlsx')}
          </Button>
        </span>
      </div>
    </header>
  );
}

const groups = ['area', 'unit', 'post'] as const;
type Group = (typeof groups)[number];

function groupOf(kind: ObjectKind): Group {
  const scale = scaleOf(kind);
  return scale === 'area' || scale === 'unit' ? scale : 'post';
}

function KindChoice({ address }: { address: EvaluationAddress }) {
  const { t } = useTranslation();
  return (
    <fieldset className="evaluation-kinds">
      <legend className="visually-hidden">{t('evaluation.objects')}</legend>
      {groups.map((group) => (
        <span key={group} className="evaluation-kind-group">
          <span className="case-quiet">{t(`evaluation.groups.${group}`)}</span>
          {objectKinds
            .filter((kind) => groupOf(kind) === group)
            .map((kind) => (
              <button
                key={kind}
                type="button"
                className="evaluation-kind"
                data-kind={kind}
                aria-pressed={address.objectKind === kind}
                onClick={() => address.set({ ...without, kind })}
              >
                {t(`evaluation.kind.${kind}`)}
              </button>
            ))}
        </span>
      ))}
    </fieldset>
  );
}

function PeriodChoice({ address, timeZone }: { address: EvaluationAddress; timeZone: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        optionType="button"
        aria-label={t('evaluation.period')}
        value={address.period}
        options={periodKinds.map((kind) => ({ value: kind, label: t(`evaluation.periodKind.${kind}`) }))}
        onChange={(event) => address.set({ period: event.target.value })}
      />
      <Days address={address} timeZone={timeZone} />
    </>
  );
}

/** The days of the chosen period between the ways to the one before and the one after. */
function Days({ address, timeZone }: { address: EvaluationAddress; timeZone: string }) {
  const { t } = useTranslation();
  const now = new Date(useNow());
  const period = askedPeriod(address, now, timeZone);
  const { previousDay, nextDay } = daysBeside(period, now, timeZone);
  const { firstDay, lastDay } = period;
  return (
    <span className="evaluation-span">
      <Button
        icon={<LeftOutlined />}
        aria-label={t('evaluation.previous')}
        onClick={() => address.set({ day: previousDay })}
      />
      <output className="evaluation-days">
        {firstDay === lastDay ? firstDay : t('evaluation.span', { from: firstDay, to: lastDay })}
      </output>
      <Button
        icon={<RightOutlined />}
        aria-label={t('evaluation.next')}
        disabled={nextDay === null}
        onClick={() => address.set({ day: nextDay })}
      />
    </span>
  );
}

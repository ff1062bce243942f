import type { ComponentDetail } from '@contract/schemas/inventory';
import { type ComponentState, componentStates } from '@domain/inventory/component';
import { type Translate, useTranslation } from '../../locale/useTranslation';
import { useInstant } from '../../ui/useInstant';
import { StateMark } from './StateMark';

type Change = ComponentDetail['changes'][number];

/** Who changed what, from what to what and why, and every earlier state with the time it held. */
export function ComponentHistory({ detail }: { detail: ComponentDetail }) {
  const { t } = useTranslation();
  const instant = useInstant(true);
  return (
    <>
      <h3>{t('inventory.changes')}</h3>
      {detail.changes.length === 0 && <p className="inventory-quiet">{t('inventory.noChanges')}</p>}
      <ol className="component-changes">
        {detail.changes.map((change) => (
          <li key={change.commandId}>
            <strong>{t(`inventory.command.${change.kind}`)}</strong> {change.actorName}{' '}
            <time dateTime={change.at}>{instant(change.at)}</time>
            {change.surveyName && <span> · {change.surveyName}</span>}
            {change.kind !== 'add' && <Differences change={change} t={t} />}
            {change.reason && <p>{t('inventory.because', { reason: change.reason })}</p>}
          </li>
        ))}
      </ol>
      {detail.history.length > 0 && (
        <details className="component-states">
          <summary>{t('inventory.earlier', { count: detail.history.length })}</summary>
          <ol>
            {detail.history.map((state) => (
              <li key={state.validFrom}>
                <StateMark state={state.state} /> {state.name}
                <span className="inventory-quiet">
                  {instant(state.validFrom)} – {instant(state.validTo)}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const named = [
  'name',
  'authorityCode',
  'ownerCode',
  'maintainerCode',
  'unitGridCode',
  'state',
  'dataSource',
  'accuracy',
  'note',
  'location',
] as const;

function Differences({ change: { before, after }, t }: { change: Change; t: Translate }) {
  const changed = named.filter((name) => name in after);
  return (
    <ul>
      {changed.map((name) => (
        <li key={name}>
          {t(`inventory.attribute.${name}`)}
          {t('inventory.fromTo', { from: valueText(name, before[name], t), to: valueText(name, after[name], t) })}
        </li>
      ))}
    </ul>
  );
}

/** A recorded value in the words of the page. */
function valueText(name: (typeof named)[number], value: unknown, t: Translate): string {
  if (value === null || value === undefined || value === '') return t('inventory.none');
  if (name === 'state' && isState(value)) return t(`inventory.state.${value}`);
  if (name === 'dataSource' && (value === 'surveyed' || value === 'topographic-map' || value === 'other'))
    return t(`inventory.dataSource.${value}`);
  if (typeof value === 'object' && 'longitude' in value && 'latitude' in value)
    return `${Number(value.longitude).toFixed(6)}, ${Number(value.latitude).toFixed(6)}`;
  return String(value);
}

function isState(value: unknown): value is ComponentState {
  return componentStates.some((state) => state === value);
}

import type { ActivityView, CaseDetail } from '@contract/schemas';
import { useTranslation } from '../../../locale/useTranslation';
import { useInstant } from '../../../ui/useInstant';
import { EndedStep } from '../EndedStep';
import { otherCaseOf, outcomeKey } from '../outcome';
import { roleKey } from '../roleKey';
import { useUnitNames } from '../useUnitNames';

/** All that happened, a row each. */
export function DossierTimeline({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('dossier.timeline')}</h2>
      <table className="dossier-timeline">
        <thead>
          <tr>
            <th scope="col">{t('dossier.when')}</th>
            <th scope="col">{t('dossier.what')}</th>
            <th scope="col">{t('dossier.who')}</th>
            <th scope="col">{t('dossier.text')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.activities.map((activity) => (
            <TimelineRow key={activity.sequence} activity={activity} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TimelineRow({ activity }: { activity: ActivityView }) {
  const { t } = useTranslation();
  const instant = useInstant(true);
  const unitName = useUnitNames();
  const { kind, at, actorName, actorRole, note, unitCode, fromStatus, toStatus } = activity;
  const outcome = outcomeKey(activity);
  return (
    <tr>
      <td className="dossier-when">{instant(at)}</td>
      <td>
        {t(`command.${kind}`)}
        {outcome && <> · {t(outcome)}</>}
        {fromStatus !== toStatus && <div className="dossier-quiet">{t(`status.${toStatus}`)}</div>}
      </td>
      <td>
        {actorName}
        <div className="dossier-quiet">{t(`role.${roleKey(actorRole)}`)}</div>
      </td>
      <td>
        {kind === 'dispatch' && unitCode && <div>{t('case.toUnit', { unit: unitName(unitCode) })}</div>}
        {otherCaseOf(activity)?.number}
        {note}
        <EndedStep activity={activity} />
      </td>
    </tr>
  );
}

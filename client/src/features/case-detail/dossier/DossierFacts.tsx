import type { CaseDetail } from '@contract/schemas';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../locale/useTranslation';
import { GroupedCode } from '../../../ui/GroupedCode';
import { useCategoryNames } from '../../../ui/useCategoryNames';
import { useInstant } from '../../../ui/useInstant';

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

/** What the case is and where, as a table. */
export function DossierFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const instant = useInstant(true);
  return (
    <section>
      <h2>{t('dossier.facts')}</h2>
      <table className="dossier-facts">
        <tbody>
          <Row name={t('form.category')}>{nameOf(detail.categoryId, detail.categoryName)}</Row>
          <Row name={t('dossier.status')}>{t(`status.${detail.status}`)}</Row>
          <Row name={t('form.description')}>{detail.description}</Row>
          {detail.filingText && <Row name={t('case.condition')}>{detail.filingText}</Row>}
          {detail.closingText && <Row name={t('case.closing')}>{detail.closingText}</Row>}
          <PlaceRows detail={detail} />
          <Row name={t('case.source')}>
            {t(`source.${detail.source}`)}
            {detail.reporterName && <> · {detail.reporterName}</>}
          </Row>
          {detail.unitName && (
            <Row name={t('case.unit')}>
              {detail.unitName}
              {detail.subUnitName && <> · {detail.subUnitName}</>}
            </Row>
          )}
          {detail.dueAt && (
            <Row name={t('case.clock.disposal')}>{t('case.clock.due', { instant: instant(detail.dueAt) })}</Row>
          )}
          <Dates detail={detail} />
          {detail.related.length > 0 && (
            <Row name={t('case.related')}>
              {detail.related.map(({ id, relation, number, status }) => (
                <div key={id}>
                  {t(`case.relation.${relation}`)} {number} · {t(`status.${status}`)}
                </div>
              ))}
            </Row>
          )}
        </tbody>
      </table>
    </section>
  );
}

function PlaceRows({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { longitude, latitude } = detail.location;
  return (
    <>
      <Row name={t('case.place')}>
        {detail.districtName} {detail.subdistrictName} {detail.communityName}
        {detail.address && <> · {detail.address}</>}
      </Row>
      <Row name={t('dossier.coordinates')}>
        {longitude.toFixed(6)}, {latitude.toFixed(6)}
      </Row>
      <Row name={t('case.unitGrid')}>
        <GroupedCode code={detail.unitGridCode} /> · {t(`areaClass.${detail.areaClass}`)}
      </Row>
      {detail.responsibilityGridName && <Row name={t('case.responsibilityGrid')}>{detail.responsibilityGridName}</Row>}
      {detail.componentCode && (
        <Row name={t('case.component')}>
          {detail.componentName} <GroupedCode code={detail.componentCode} />
        </Row>
      )}
    </>
  );
}

/** When the case reached each of its stages. */
function Dates({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant(true);
  const dates = [
    ['report', detail.reportedAt],
    ['confirm', detail.confirmedAt],
    ['accept', detail.acceptedAt],
    ['file', detail.filedAt],
    ['dispatch', detail.dispatchedAt],
    ['acknowledge', detail.acknowledgedAt],
    ['give-feedback', detail.handledAt],
    ['verify', detail.verifiedAt],
  ] as const;
  return (
    <Row name={t('dossier.dates')}>
      <ul className="dossier-dates">
        {dates.map(([kind, at]) => at && <li key={kind}>{`${t(`command.${kind}`)} ${instant(at)}`}</li>)}
        {detail.closedAt && <li>{`${t(`status.${detail.status}`)} ${instant(detail.closedAt)}`}</li>}
      </ul>
    </Row>
  );
}

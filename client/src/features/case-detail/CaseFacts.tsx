import type { CaseDetail } from '@contract/schemas';
import type { ReactNode } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { useInstant } from '../../ui/useInstant';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="case-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is known of the case: the words and photos of the report first, then place, component and unit. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const reported = detail.activities.find((activity) => activity.kind === 'report');
  return (
    <section aria-label={t('case.facts')}>
      <p className="case-description">{detail.description}</p>
      <PhotoStrip districtCode={detail.districtCode} photos={reported?.photos ?? []} />
      <dl className="case-facts">
        {detail.filingText && <Fact name={t('case.condition')}>{detail.filingText}</Fact>}
        {detail.closingText && <Fact name={t('case.closing')}>{detail.closingText}</Fact>}
        <Fact name={t('case.place')}>
          {detail.districtName} {detail.subdistrictName} {detail.communityName}
          {detail.address && <> · {detail.address}</>}
        </Fact>
        <Fact name={t('case.unitGrid')}>
          <GroupedCode code={detail.unitGridCode} /> · {t(`areaClass.${detail.areaClass}`)}
        </Fact>
        {detail.responsibilityGridName && (
          <Fact name={t('case.responsibilityGrid')}>{detail.responsibilityGridName}</Fact>
        )}
        {detail.componentCode && (
          <Fact name={t('case.component')}>
            {detail.componentName} <GroupedCode code={detail.componentCode} />
          </Fact>
        )}
        {detail.unitName && <Fact name={t('case.unit')}>{detail.unitName}</Fact>}
        <Fact name={t('case.source')}>
          {t(`source.${detail.source}`)}
          {detail.reporterName && <> · {detail.reporterName}</>}
        </Fact>
        <Fact name={t('case.reportedAt')}>{instant(detail.reportedAt)}</Fact>
        {detail.reworkCount > 0 && <Fact name="">{t('case.rework', { count: detail.reworkCount })}</Fact>}
      </dl>
    </section>
  );
}

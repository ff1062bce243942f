import type { CaseDetail } from '@contract/schemas';
import { useTranslation } from '../../locale/useTranslation';
import { GroupedCode } from '../../ui/GroupedCode';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { useInstant } from '../../ui/useInstant';
import { Fact } from './Fact';

/** What is known of the case: the words and photos of the report first, then place, component and unit. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const reported = detail.activities.find((activity) => activity.kind === 'report' || activity.kind === 'self-dispose');
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
        {detail.subUnitName && <Fact name={t('case.subUnit')}>{detail.subUnitName}</Fact>}
        {detail.dispatchedAt && <DispatchFact detail={detail} />}
        {detail.assigneeName && <Fact name={t('case.assignee')}>{detail.assigneeName}</Fact>}
        <Fact name={t('case.source')}>
          {t(`source.${detail.source}`)}
          {detail.reporterName && <> · {detail.reporterName}</>}
        </Fact>
        <Fact name={t('case.reportedAt')}>{instant(detail.reportedAt)}</Fact>
      </dl>
    </section>
  );
}

/** Which rule sent the case to its unit, in which version; or that a person chose the unit. */
function DispatchFact({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const { dispatchRuleName: rule, dispatchRuleVersion: version } = detail;
  return (
    <Fact name={t('case.rule')}>
      {rule ? t('case.ruleVersion', { rule, version: version ?? 1 }) : t('case.byHand')}
    </Fact>
  );
}

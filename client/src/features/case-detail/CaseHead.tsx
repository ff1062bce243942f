import { ArrowLeftOutlined, ExportOutlined, PrinterOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@contract/schemas';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { DueClock } from '../../ui/DueClock';
import { Lamp } from '../../ui/Lamp';
import { StatusTag } from '../../ui/StatusTag';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { useInstant } from '../../ui/useInstant';

/** The case's name, number, standing and clock. */
export function CaseHead({ detail, onClose }: { detail: CaseDetail; onClose?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  return (
    <header className="case-head">
      {onClose && (
        <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('desk.backToList')} onClick={onClose} />
      )}
      <h2>{nameOf(detail.categoryId, detail.categoryName)}</h2>
      <span className="case-number">{detail.number}</span>
      <StatusTag status={detail.status} />
      <span className="case-head-clock">
        <HeadClock detail={detail} />
      </span>
      <Link className="case-open" to={`/case/${detail.districtCode}/${detail.id}`} aria-label={t('case.openFull')}>
        <ExportOutlined aria-hidden="true" />
      </Link>
      <Link className="case-open" to={`/case/${detail.districtCode}/${detail.id}/dossier`} aria-label={t('case.print')}>
        <PrinterOutlined aria-hidden="true" />
      </Link>
    </header>
  );
}

/** What is left of a running limit and when it ends; once it has stopped, only how it went. */
function HeadClock({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const instant = useInstant();
  if (detail.stage === 'ended' || detail.stepDueAt === null) {
    return detail.lamp === 'none' ? null : <Lamp lamp={detail.lamp} isTextShown />;
  }
  return (
    <>
      <DueClock item={detail} isLampTextShown />
      <span className="case-quiet"> {t('time.due', { instant: instant(detail.stepDueAt) })}</span>
    </>
  );
}

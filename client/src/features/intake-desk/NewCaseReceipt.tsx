import type { Receipt } from '@contract/schemas';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';

/** What was recorded, and where to go from here. */
export function NewCaseReceipt({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <p>
        <strong>{t('hotline.done', { number: receipt.number })}</strong>
      </p>
      <div className="case-buttons">
        <Button type="primary" onClick={onAnother}>
          {t('hotline.another')}
        </Button>
        <Link to={`/intake/${receipt.districtCode}/${receipt.caseId}`}>{t('hotline.view')}</Link>
      </div>
    </div>
  );
}

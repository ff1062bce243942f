import { ArrowLeftOutlined } from '@ant-design/icons';
import type { CaseSummary } from '@contract/schemas';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../locale/useTranslation';
import { CaseRow } from '../../ui/CaseRow';

/** Several cases at one place, one below the other. */
export function CaseStack({ cases, onClose }: { cases: readonly CaseSummary[]; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <section className="grid-figures" aria-label={t('heat.stack')} data-heat-stack={cases.length}>
      <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={onClose}>
        {t('heat.backToRanking')}
      </Button>
      <h2>
        {t('heat.stack')} · {t('list.count', { count: cases.length })}
      </h2>
      <ul className="queue-list">
        {cases.map((item) => (
          <li key={item.id}>
            <CaseRow
              item={item}
              isSelected={false}
              hasLeft={false}
              onSelect={({ districtCode, id }) => void navigate(`/case/${districtCode}/${id}`)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

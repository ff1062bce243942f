import type { CaseDetail, CaseSummary } from '@contract/schemas';
import { Button, Input, Radio, Space } from 'antd';
import { useState } from 'react';
import { useCaseByNumber } from '../../api/caseByNumber';
import { useSimilarToCase } from '../../api/similarCases';
import { useTranslation } from '../../locale/useTranslation';
import { StatusTag } from '../../ui/StatusTag';
import { useCategoryNames } from '../../ui/useCategoryNames';

export interface OtherCaseFieldProps {
  readonly detail: CaseDetail;
  readonly value?: string;
  readonly onChange?: (caseId: string) => void;
}

/** Chooses another case of the district: one of the similar ones nearby, or any by its number. */
export function OtherCaseField({ detail, value, onChange }: OtherCaseFieldProps) {
  const { t } = useTranslation();
  const similar = useSimilarToCase({ districtCode: detail.districtCode, caseId: detail.id });
  const [text, setText] = useState('');
  const [number, setNumber] = useState<string | null>(null);
  const found = useCaseByNumber(detail.districtCode, number);
  const named = found.data && found.data.id !== detail.id ? [found.data] : [];
  const cases = distinct([...named, ...(similar.data?.items ?? [])]);
  const look = () => setNumber(text.replace(/\D/g, '') || null);
  return (
    <div className="other-case">
      <Radio.Group
        className="condition-list"
        aria-label={t('form.otherCase')}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {cases.map((item) => (
          <Radio key={item.id} value={item.id}>
            <OtherCase item={item} />
          </Radio>
        ))}
      </Radio.Group>
      <Space.Compact>
        <Input
          aria-label={t('form.otherNumber')}
          placeholder={t('form.otherNumber')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            look();
          }}
        />
        <Button loading={found.isFetching} onClick={look}>
          {t('form.findCase')}
        </Button>
      </Space.Compact>
      {number !== null && found.isSuccess && !found.data && <p role="status">{t('form.notFoundCase')}</p>}
    </div>
  );
}

function OtherCase({ item }: { item: CaseSummary }) {
  const nameOf = useCategoryNames();
  return (
    <>
      {item.number} {nameOf(item.categoryId, item.categoryName)} <StatusTag status={item.status} />
      <span className="condition-limit">{item.address ?? item.description}</span>
    </>
  );
}

function distinct(items: readonly CaseSummary[]): CaseSummary[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

import type { UnitLoad } from '@contract/schemas/desks';
import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useParams } from 'react-router';
import { useUnitLoads } from '../../api/unitLoads';
import { useTranslation } from '../../locale/useTranslation';
import { caseAtHand } from '../../ui/bulk/caseAtHand';
import { isSelected, select, useSelection } from '../../ui/bulk/selection';
import { useShortcuts } from '../../ui/desk/shortcuts';
import { ErrorNotice, LoadingNotice } from '../../ui/Notices';
import { chooseUnit } from './assignment';
import { UnitRow } from './UnitRow';

/** The district's units with their load: a case is dragged onto one, or the selected ones are given to it by key. */
export function UnitPanel({ desk, districtCode }: { desk: string; districtCode: string | null }) {
  const { t } = useTranslation();
  const { caseId = null } = useParams();
  const loads = useUnitLoads(districtCode);
  const ids = useSelection(desk);
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const input = useRef<InputRef>(null);
  const startSearch = () => {
    const id = caseAtHand(caseId);
    if (ids.size === 0 && id) select(desk, [id]);
    input.current?.focus({ cursor: 'all' });
  };
  useShortcuts([{ key: 'u', label: t('assign.search'), run: startSearch }]);
  const choose = (unit: UnitLoad, dragged: string | null) => {
    if (dragged && !isSelected(desk, dragged)) select(desk, [dragged]);
    setIsMissing(!dragged && ids.size === 0);
    chooseUnit(unit);
  };
  const found = (loads.data ?? []).filter((unit) => unit.name.includes(text.trim()));
  return (
    <section className="unit-panel" aria-label={t('assign.title')}>
      <header>
        <h2>{t('assign.title')}</h2>
        <Input
          ref={input}
          size="small"
          allowClear
          aria-label={t('assign.search')}
          placeholder={t('assign.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            // Else the same press would reach the button that takes the focus, and send at once.
            event.preventDefault();
            if (found[0]) choose(found[0], null);
          }}
        />
        <p className={isMissing ? 'field-error' : 'bulk-hint'} role="status">
          {t(isMissing ? 'assign.chooseCases' : 'assign.dropHere')}
        </p>
      </header>
      {loads.isPending && <LoadingNotice rows={5} />}
      {loads.isError && <ErrorNotice error={loads.error} onRetry={loads.refetch} />}
      <ul className="unit-list">
        {found.map((unit) => (
          <UnitRow key={unit.code} unit={unit} onChoose={choose} />
        ))}
      </ul>
      {loads.data && found.length === 0 && <p className="bulk-hint">{t('assign.noMatch')}</p>}
    </section>
  );
}

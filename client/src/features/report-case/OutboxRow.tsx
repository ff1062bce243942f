import { isFounding } from '@domain/case/commands';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { ErrorCode } from '../../api/problem';
import { useTranslation } from '../../locale/useTranslation';
import type { CaseItem } from '../../offline/outbox';
import { sendNow, setDiscarded, storedPhoto } from '../../offline/useOutbox';
import { useInstant } from '../../ui/useInstant';
import { useDraft } from './draft';

/** One item of the device's outbox: what it is, where it stands, and what the person can do about it. */
export function OutboxRow({ item }: { item: CaseItem }) {
  const { t } = useTranslation();
  const instant = useInstant();
  return (
    <li className="outbox-row" data-outbox-state={item.state}>
      <div className="case-row-line">
        <strong>
          {t(`command.${item.command.kind}`)} · {item.title}
        </strong>
        <span>{t(`outbox.state.${item.state}`)}</span>
      </div>
      <div className="case-row-line case-row-quiet">
        <span>{item.place}</span>
        <time>{instant(item.createdAt)}</time>
      </div>
      {item.refusal && <p className="field-error">{t(`refusal.${item.refusal as ErrorCode}`)}</p>}
      {item.receipt && (
        <Link to={`/case/${item.receipt.districtCode}/${item.receipt.caseId}`}>{item.receipt.number}</Link>
      )}
      <OutboxActions item={item} />
    </li>
  );
}

function OutboxActions({ item }: { item: CaseItem }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const again = async () => {
    const { command } = item;
    if (!isFounding(command)) return;
    const stored = await Promise.all(command.payload.photos.map(storedPhoto));
    const photos = stored.filter((photo) => photo !== null);
    const { location, categoryId, description, fix, filingConditionId, componentCode } = command.payload;
    useDraft.setState({
      step: 'details',
      location,
      fix: fix ?? null,
      categoryId,
      filingConditionId: filingConditionId ?? null,
      componentCode: componentCode ?? null,
      description,
      photos,
      isSolved: command.kind === 'self-dispose',
      afterPhotos: [],
    });
    await setDiscarded(item.commandId, true);
    void navigate('/field/report');
  };
  if (item.state === 'waiting') return <Button onClick={() => void sendNow()}>{t('outbox.sendNow')}</Button>;
  if (item.state === 'discarded') {
    return <Button onClick={() => void setDiscarded(item.commandId, false)}>{t('outbox.undo')}</Button>;
  }
  if (item.state !== 'refused') return null;
  return (
    <div className="case-buttons">
      {isFounding(item.command) && (
        <Button type="primary" onClick={() => void again()}>
          {t('outbox.again')}
        </Button>
      )}
      <Button onClick={() => void setDiscarded(item.commandId, true)}>{t('outbox.discard')}</Button>
    </div>
  );
}

import type { City, Session } from '@contract/schemas';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';
import { NewCaseForm } from './NewCaseForm';
import { NewCaseMap } from './NewCaseMap';
import { NewCaseReceipt } from './NewCaseReceipt';
import './newCase.css';
import { useNewCase } from './useNewCase';

/** Records a case reported by telephone: the caller's words, the category, the place by map, coordinates or name. */
export function NewCasePage({ city, session }: { city: City; session: Session }) {
  const { t } = useTranslation();
  const newCase = useNewCase(session);
  const { draft, receipt, isRestored, begin } = newCase;
  return (
    <div className="new-case">
      <div className="new-case-form">
        <h1>{t('hotline.title')}</h1>
        {receipt && <NewCaseReceipt receipt={receipt} onAnother={begin} />}
        {!receipt && isRestored && <DraftKept onDiscard={begin} />}
        {!receipt && (
          <NewCaseForm
            key={newCase.formNumber}
            draft={draft}
            located={newCase.located}
            similar={newCase.similar}
            area={newCase.area}
            districtCode={session.districtCode}
            onChange={newCase.change}
            onArea={newCase.setArea}
            onDone={newCase.finish}
          />
        )}
      </div>
      <NewCaseMap city={city} session={session} newCase={newCase} />
    </div>
  );
}

function DraftKept({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="new-case-kept" role="status">
      {t('hotline.draftKept')}{' '}
      <Button size="small" data-action="discard" onClick={onDiscard}>
        {t('hotline.discard')}
      </Button>
    </p>
  );
}

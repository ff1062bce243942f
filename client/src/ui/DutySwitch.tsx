import { Button } from 'antd';
import { useEffect } from 'react';
import { useDuty, useSetDuty } from '../api/duty';
import { errorCodeOf } from '../api/problem';
import { useTranslation } from '../locale/useTranslation';
import './dutySwitch.css';
import { useInstant } from './useInstant';
import { useNow } from './useNow';
import { takeFix } from './usePosition';

/** So that tasks go to whoever is really near, and the battery lasts the day. */
const everyMilliseconds = 120_000;

/** Goes on and off duty; while on duty the position is told now and then. */
export function DutySwitch() {
  const { t } = useTranslation();
  const { data } = useDuty();
  const setDuty = useSetDuty();
  const now = useNow();
  const instant = useInstant();
  const isOnDuty = data?.isOnDuty === true && data.until !== null && now < Date.parse(data.until);
  const { mutate } = setDuty;
  useEffect(() => {
    if (!isOnDuty) return;
    const timer = setInterval(() => void tell(mutate), everyMilliseconds);
    return () => clearInterval(timer);
  }, [isOnDuty, mutate]);
  return (
    <span className="duty-switch">
      <Button
        type={isOnDuty ? 'primary' : 'default'}
        aria-pressed={isOnDuty}
        data-action="duty"
        disabled={data === undefined}
        loading={setDuty.isPending}
        title={isOnDuty && data.until ? t('search.duty.until', { instant: instant(data.until) }) : undefined}
        onClick={() => (isOnDuty ? mutate({ isOnDuty: false }) : void tell(mutate))}
      >
        {isOnDuty ? t('search.duty.leave') : t('search.duty.enter')}
      </Button>
      <span className="duty-state" role="status">
        {setDuty.isError
          ? t(`refusal.${errorCodeOf(setDuty.error)}`)
          : t(isOnDuty ? 'search.duty.on' : 'search.duty.off')}
      </span>
    </span>
  );
}

/** On duty without a known place is better than not at all. */
async function tell(mutate: ReturnType<typeof useSetDuty>['mutate']): Promise<void> {
  const fix = await takeFix();
  mutate({ isOnDuty: true, ...(fix && { position: { longitude: fix.longitude, latitude: fix.latitude } }) });
}

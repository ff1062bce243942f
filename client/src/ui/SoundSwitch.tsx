import { BellOutlined, MutedOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from '../locale/useTranslation';
import { switchArrivalSound, useArrivalSound } from './arrivalSound';

/** Switches the tone for new cases on and off. */
export function SoundSwitch() {
  const { t } = useTranslation();
  const { isOn } = useArrivalSound();
  return (
    <Button
      type="text"
      size="small"
      data-action="arrival-sound"
      aria-pressed={isOn}
      aria-label={t('live.sound')}
      title={t(isOn ? 'live.soundOn' : 'live.soundOff')}
      icon={isOn ? <BellOutlined /> : <MutedOutlined />}
      onClick={switchArrivalSound}
    />
  );
}

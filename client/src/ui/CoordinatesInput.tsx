import type { Position } from '@domain/case/caseFile';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../locale/useTranslation';
import { readCoordinates } from './coordinates';

/** Types a position as "longitude,latitude"; what is none is said so and stays to be corrected. */
export function CoordinatesInput({ onPlace }: { onPlace: (place: Position) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const use = () => {
    const read = readCoordinates(text);
    setIsWrong(read === null);
    if (read) onPlace(read);
  };
  return (
    <>
      <Space.Compact block>
        <Input
          aria-label={t('hotline.coordinates')}
          placeholder={t('hotline.coordinates')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            use();
          }}
        />
        <Button onClick={use}>{t('hotline.useCoordinates')}</Button>
      </Space.Compact>
      {isWrong && (
        <p className="field-error" role="alert">
          {t('hotline.coordinatesWrong')}
        </p>
      )}
    </>
  );
}

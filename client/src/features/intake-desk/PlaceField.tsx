import type { Position } from '@domain/case/caseFile';
import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { errorCodeOf } from '../../api/problem';
import type { useLocate } from '../../api/reference';
import { useTranslation } from '../../locale/useTranslation';
import { readCoordinates } from '../../ui/coordinates';
import { GroupedCode } from '../../ui/GroupedCode';

export interface PlaceFieldProps {
  readonly place: Position | null;
  readonly located: ReturnType<typeof useLocate>;
  readonly onPlace: (place: Position) => void;
}

/** Where it is: a tap on the map or typed coordinates, answered with the grid that was found. */
export function PlaceField({ place, located, onPlace }: PlaceFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const use = () => {
    const read = readCoordinates(text);
    setIsWrong(read === null);
    if (read) onPlace(read);
  };
  return (
    <Form.Item
      label={t('hotline.pickPlace')}
      htmlFor="new-case-coordinates"
      {...(isWrong ? { validateStatus: 'error' as const, help: t('hotline.coordinatesWrong') } : {})}
    >
      <Space.Compact block>
        <Input
          id="new-case-coordinates"
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
      <div className="new-case-place" role="status">
        {!place && t('hotline.needPlace')}
        {place && located.isError && <span className="field-error">{t(`refusal.${errorCodeOf(located.error)}`)}</span>}
        {place && located.data && !located.isError && (
          <>
            {located.data.subdistrict.name} {located.data.community.name}{' '}
            <GroupedCode code={located.data.unitGrid.code} />
          </>
        )}
      </div>
    </Form.Item>
  );
}

import { AimOutlined } from '@ant-design/icons';
import type { Position } from '@domain/case/caseFile';
import { Button, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import { usePosition } from '../../ui/usePosition';

/** A question with its possible answers. */
export function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="survey-choice">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

interface PlaceProps {
  readonly place: Position | null;
  readonly onPlace: (place: Position | null) => void;
  /** What no place means. */
  readonly hint: string;
}

/** Where it really is: a tap on the map, or where the person stands. */
export function PlaceChoice({ place, onPlace, hint }: PlaceProps) {
  const { t } = useTranslation();
  const position = usePosition();
  const here = async () => {
    const fix = await position.locate();
    if (fix) onPlace({ longitude: fix.longitude, latitude: fix.latitude });
  };
  return (
    <Choice label={t('survey.placeQuestion')}>
      <p role="status">
        {place ? t('survey.movedTo', { place: `${place.longitude.toFixed(6)}, ${place.latitude.toFixed(6)}` }) : hint}
      </p>
      {position.progress === 'failed' && <p className="field-error">{t('field.locateFailed')}</p>}
      <div className="survey-buttons">
        <Button icon={<AimOutlined />} loading={position.progress === 'locating'} onClick={() => void here()}>
          {t('survey.here')}
        </Button>
        {place && <Button onClick={() => onPlace(null)}>{t('survey.placeBack')}</Button>}
      </div>
    </Choice>
  );
}

/** Words about what was found. */
export function NoteField({
  value,
  onChange,
  isNeeded,
}: {
  value: string;
  onChange: (text: string) => void;
  isNeeded: boolean;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{isNeeded ? t('survey.noteWrong') : t('survey.note')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}

import type { MySurveys } from '@contract/schemas/survey';
import type { Position } from '@domain/case/caseFile';
import { componentStates } from '@domain/inventory/component';
import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import { PhotoInput } from '../../ui/PhotoInput';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { Choice, NoteField, PlaceChoice } from './answerParts';
import { useAnswer } from './useAnswer';

interface Props {
  readonly survey: MySurveys['surveys'][number];
  readonly ownerId: string;
  readonly place: Position | null;
  readonly onPlace: (place: Position | null) => void;
  readonly onClose: () => void;
}

const states = componentStates.filter((state) => state !== 'removed');

/** A thing that stands there and that the stock does not have. */
export function MissingForm({ survey, ownerId, place, onPlace, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = useCategoryNames();
  const [categoryId, setCategoryId] = useState(survey.categoryIds[0] ?? '');
  const [name, setName] = useState('');
  const [state, setState] = useState<(typeof states)[number]>('intact');
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const title = name.trim() || nameOf(categoryId);
  const { districtCode } = survey;
  const subject = { ownerId, districtCode, surveyId: survey.id, componentCode: null, title, place: survey.name };
  const { answer, isKeeping } = useAnswer(subject, onClose);
  const send = () => {
    if (!place) return setProblem(t('form.placeNeeded'));
    setProblem(null);
    const words = note.trim() ? { note: note.trim() } : {};
    void answer({ verdict: 'missing', categoryId, name: title, state, location: place, ...words }, photos);
  };
  return (
    <div className="survey-answer">
      <h1>{t('survey.missing')}</h1>
      <label htmlFor={`${id}-category`}>{t('inventory.category')}</label>
      <Select
        id={`${id}-category`}
        value={categoryId}
        options={survey.categoryIds.map((value) => ({ value, label: nameOf(value) }))}
        onChange={setCategoryId}
      />
      <label htmlFor={`${id}-name`}>{t('inventory.fact.name')}</label>
      <Input
        id={`${id}-name`}
        maxLength={100}
        placeholder={nameOf(categoryId)}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Choice label={t('survey.stateQuestion')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          value={state}
          onChange={(event) => setState(event.target.value)}
        >
          {states.map((value) => (
            <Radio.Button key={value} value={value}>
              {t(`inventory.state.${value}`)}
            </Radio.Button>
          ))}
        </Radio.Group>
      </Choice>
      <PlaceChoice place={place} onPlace={onPlace} hint={t('survey.tapPlace')} />
      <NoteField value={note} onChange={setNote} isNeeded={false} />
      <PhotoInput photos={photos} onChange={setPhotos} />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="survey-buttons">
        <Button type="primary" data-action="answer" loading={isKeeping} onClick={send}>
          {t('survey.submit')}
        </Button>
        <Button onClick={onClose}>{t('action.back')}</Button>
      </div>
    </div>
  );
}

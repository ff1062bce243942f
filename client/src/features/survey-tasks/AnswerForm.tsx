import type { SurveyTask } from '@contract/schemas/survey';
import type { Position } from '@domain/case/caseFile';
import { type ComponentState, componentStates } from '@domain/inventory/component';
import type { SurveyFinding } from '@domain/inventory/surveyFinding';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import { GroupedCode } from '../../ui/GroupedCode';
import { PhotoInput } from '../../ui/PhotoInput';
import { useCategoryNames } from '../../ui/useCategoryNames';
import { Choice, NoteField, PlaceChoice } from './answerParts';
import { useAnswer } from './useAnswer';

interface Props {
  readonly task: SurveyTask;
  readonly ownerId: string;
  readonly place: Position | null;
  readonly onPlace: (place: Position | null) => void;
  readonly onClose: () => void;
}

/** What is there, compared with what the stock says: the state, the place, the attributes, or that it is not there. */
export function AnswerForm({ task, ownerId, place, onPlace, onClose }: Props) {
  const { t } = useTranslation();
  const nameOf = useCategoryNames();
  const [state, setState] = useState<ComponentState | 'not-found' | null>(null);
  const [areRight, setAreRight] = useState(true);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const title = nameOf(task.categoryId, task.name);
  const { districtCode, surveyId, code } = task;
  const subject = { ownerId, districtCode, surveyId, componentCode: code, title, place: code };
  const { answer, isKeeping } = useAnswer(subject, onClose);
  const isFound = state !== 'not-found';
  const send = () => {
    const words = note.trim() ? { note: note.trim() } : {};
    if (state === null) return setProblem(t('survey.stateNeeded'));
    if (isFound && !areRight && !note.trim()) return setProblem(t('survey.noteNeeded'));
    setProblem(null);
    const finding: SurveyFinding =
      state === 'not-found'
        ? { verdict: 'not-found', ...words }
        : { verdict: 'found', state, areAttributesRight: areRight, ...(place ? { location: place } : {}), ...words };
    void answer(finding, photos);
  };
  return (
    <div className="survey-answer">
      <h1>{title}</h1>
      <TaskFacts task={task} />
      <Choice label={t('survey.stateQuestion')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          value={state}
          onChange={(event) => setState(event.target.value)}
        >
          {componentStates.map((value) => (
            <Radio.Button key={value} value={value}>
              {t(`inventory.state.${value}`)}
            </Radio.Button>
          ))}
          <Radio.Button value="not-found">{t('survey.notFound')}</Radio.Button>
        </Radio.Group>
      </Choice>
      {isFound && (
        <>
          <PlaceChoice place={place} onPlace={onPlace} hint={t('survey.placeRight')} />
          <Choice label={t('survey.attributesQuestion')}>
            <Radio.Group
              optionType="button"
              buttonStyle="solid"
              value={areRight}
              onChange={(event) => setAreRight(event.target.value)}
            >
              <Radio.Button value={true}>{t('survey.right')}</Radio.Button>
              <Radio.Button value={false}>{t('survey.wrong')}</Radio.Button>
            </Radio.Group>
          </Choice>
        </>
      )}
      <NoteField value={note} onChange={setNote} isNeeded={isFound && !areRight} />
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

function TaskFacts({ task }: { task: SurveyTask }) {
  const { t } = useTranslation();
  const rows: [string, string | null][] = [
    [t('inventory.stateLabel'), t(`inventory.state.${task.state}`)],
    [t('inventory.fact.name'), task.name],
    [t('inventory.fact.owner'), task.ownerName],
    [t('inventory.fact.maintainer'), task.maintainerName],
    [t('inventory.fact.note'), task.note],
  ];
  return (
    <dl className="survey-facts">
      <div>
        <dt>{t('inventory.fact.code')}</dt>
        <dd>
          <GroupedCode code={task.code} />
        </dd>
      </div>
      {rows
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

import type { Position } from '@domain/case/caseFile';
import type { PositionFix } from '@domain/case/commands';
import { Button, Input, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import type { CommandFormProps } from '../../ui/commandForm';
import { PhotoInput } from '../../ui/PhotoInput';
import { DistanceNotice } from './DistanceNotice';
import { useLivePosition } from './useLivePosition';

interface Verdict {
  readonly isYes: boolean;
  readonly note: string | undefined;
  readonly photos: readonly PreparedPhoto[];
  readonly fix: PositionFix | undefined;
}

interface VerdictFormProps {
  readonly place: Position;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly isGiving: boolean;
  readonly onDone: (verdict: Verdict) => void;
  readonly onCancel: () => void;
}

/** One question on site, answered yes or no, with a note (needed for no), photos, and the position it is answered at. */
function VerdictForm({ place, question, yes, no, isGiving, onDone, onCancel }: VerdictFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isYes, setIsYes] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<readonly PreparedPhoto[]>([]);
  const [fix, setFix] = useState<PositionFix>();
  const live = useLivePosition();
  const [problem, setProblem] = useState<ReactNode>(null);
  const submit = () => {
    if (isYes === null) return setProblem(t('form.resultNeeded'));
    if (!isYes && note.trim() === '') return setProblem(t('form.reasonNeeded'));
    setProblem(null);
    onDone({ isYes, note: note.trim() || undefined, photos, fix: fix ?? live.fix ?? undefined });
  };
  return (
    <div className="verdict-form">
      <DistanceNotice place={place} fix={live.fix} hasFailed={live.hasFailed} />
      <Radio.Group
        aria-label={question}
        buttonStyle="solid"
        optionType="button"
        value={isYes}
        options={[
          { value: true, label: yes },
          { value: false, label: no },
        ]}
        onChange={(event) => setIsYes(event.target.value)}
      />
      <label htmlFor={id}>{isYes === false ? t('form.reason') : t('form.noteOptional')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <PhotoInput photos={photos} onChange={setPhotos} onFix={setFix} />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="case-buttons">
        <Button type="primary" loading={isGiving} onClick={submit}>
          {t('action.save')}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}

/** Confirmation on site, before filing: is it as reported? */
export function ConfirmForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'confirm'>) {
  const { t } = useTranslation();
  return (
    <VerdictForm
      place={detail.location}
      question={t('form.foundQuestion')}
      yes={t('form.found')}
      no={t('form.notFound')}
      isGiving={isGiving}
      onDone={({ isYes, note, photos, fix }) =>
        void onGive({ found: isYes, note, photos: digests(photos), fix }, photos)
      }
      onCancel={onCancel}
    />
  );
}

/** Verification on site, after handling: is it solved? */
export function VerifyForm({ detail, isGiving, onGive, onCancel }: CommandFormProps<'verify'>) {
  const { t } = useTranslation();
  return (
    <VerdictForm
      place={detail.location}
      question={t('form.passedQuestion')}
      yes={t('form.passed')}
      no={t('form.failed')}
      isGiving={isGiving}
      onDone={({ isYes, note, photos, fix }) =>
        void onGive({ passed: isYes, note, photos: digests(photos), fix }, photos)
      }
      onCancel={onCancel}
    />
  );
}

function digests(photos: readonly PreparedPhoto[]): string[] {
  return photos.map((photo) => photo.sha256);
}

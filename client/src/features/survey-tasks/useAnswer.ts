import type { SurveyAnswer, SurveyFinding } from '@domain/inventory/surveyFinding';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from '../../locale/useTranslation';
import type { PreparedPhoto } from '../../offline/photos';
import { submit } from '../../offline/useOutbox';
import { uuidv7 } from '../../offline/uuid';

interface Subject {
  readonly ownerId: string;
  readonly districtCode: string;
  readonly surveyId: string;
  readonly componentCode: string | null;
  readonly title: string;
  readonly place: string;
}

/** Keeps an answer on the device first; it is sent from there, now or when the network returns. */
export function useAnswer(subject: Subject, onDone: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [isKeeping, setIsKeeping] = useState(false);
  const { ownerId, districtCode, surveyId, componentCode, title, place } = subject;
  const answer = useCallback(
    async (finding: SurveyFinding, photos: readonly PreparedPhoto[]) => {
      setIsKeeping(true);
      const command: SurveyAnswer = {
        kind: 'answer-survey',
        commandId: uuidv7(),
        districtCode,
        surveyId,
        componentCode,
        capturedAt: new Date().toISOString(),
        payload: { ...finding, photos: photos.map(({ sha256 }) => sha256) },
      };
      try {
        await submit({ ownerId, districtCode, command, title, place }, photos);
        void message.success(t('survey.kept'));
        onDone();
      } finally {
        setIsKeeping(false);
      }
    },
    [ownerId, districtCode, surveyId, componentCode, title, place, onDone, message, t],
  );
  return { answer, isKeeping };
}

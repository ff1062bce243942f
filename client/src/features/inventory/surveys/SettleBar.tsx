import { App, Button, Checkbox } from 'antd';
import { errorCodeOf } from '../../../api/problem';
import { type SurveyRef, useSurveyChanges } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';

interface Props {
  readonly survey: SurveyRef;
  /** Differences of the survey that are open, shown or not. */
  readonly open: number;
  /** The answers shown, and those of them that are chosen. */
  readonly shown: readonly string[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Takes differences over into the stock or puts them aside: the chosen ones, or all with one press. */
export function SettleBar({ survey, open, shown, chosen, onChosen }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { settle } = useSurveyChanges();
  const onSuccess = ({ settled, failed }: { settled: number; failed: number }) => {
    onChosen(new Set());
    void message.success(t('survey.settled', { settled }));
    if (failed > 0) void message.warning(t('survey.failed', { count: failed }), 8);
  };
  const give = (outcome: 'applied' | 'dismissed', answerIds: readonly string[] | null) =>
    settle.mutate({ ref: survey, outcome, answerIds }, { onSuccess });
  const isNone = chosen.length === 0;
  return (
    <>
      <div className="component-buttons">
        <Checkbox
          checked={chosen.length === shown.length}
          indeterminate={!isNone && chosen.length < shown.length}
          onChange={(event) => onChosen(new Set(event.target.checked ? shown : []))}
        >
          {t('survey.selectAll')}
        </Checkbox>
        <Button
          type="primary"
          data-action="apply"
          disabled={isNone}
          loading={settle.isPending}
          onClick={() => give('applied', chosen)}
        >
          {t('survey.apply')}
        </Button>
        <Button data-action="dismiss" disabled={isNone} onClick={() => give('dismissed', chosen)}>
          {t('survey.dismiss')}
        </Button>
        <Button data-action="apply-all" loading={settle.isPending} onClick={() => give('applied', null)}>
          {t('survey.applyAll')}（{open}）
        </Button>
      </div>
      {settle.isError && (
        <p className="field-error" role="alert">
          {t(`refusal.${errorCodeOf(settle.error)}`)}
        </p>
      )}
    </>
  );
}

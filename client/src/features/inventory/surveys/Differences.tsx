import type { City } from '@contract/schemas';
import type { SurveyDetail, SurveyDifference } from '@contract/schemas/survey';
import { App, Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { errorCodeOf } from '../../../api/problem';
import { useSurveyChanges, useSurveyDifferences } from '../../../api/surveys';
import { useTranslation } from '../../../locale/useTranslation';
import { ErrorNotice, LoadingNotice } from '../../../ui/Notices';
import { DifferencesMap } from './DifferencesMap';
import { DifferenceTable } from './DifferenceTable';

/** Where street and stock differ: on the map and as a table, to be taken over or put aside, some or all. */
export function Differences({ city, survey }: { city: City; survey: SurveyDetail }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const ref = { districtCode: survey.districtCode, surveyId: survey.id };
  const query = useSurveyDifferences(ref);
  const { settle } = useSurveyChanges();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<SurveyDifference | null>(null);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const picked = items.map(({ answerId }) => answerId).filter((id) => chosen.has(id));
  const give = (outcome: 'applied' | 'dismissed', answerIds: readonly string[] | null) =>
    settle.mutate(
      { ref, outcome, answerIds },
      {
        onSuccess: ({ settled, failed }) => {
          setChosen(new Set());
          void message.success(t('survey.settled', { settled }));
          if (failed > 0) void message.warning(t('survey.failed', { count: failed }), 8);
        },
      },
    );
  if (query.isPending) return <LoadingNotice rows={5} />;
  if (query.isError && items.length === 0) return <ErrorNotice error={query.error} onRetry={query.refetch} />;
  return (
    <>
      <h3>{t('survey.differences')}</h3>
      {items.length === 0 && <p className="inventory-quiet">{t('survey.noDifferences')}</p>}
      {items.length > 0 && (
        <>
          <div className="component-buttons">
            <Checkbox
              checked={picked.length === items.length}
              indeterminate={picked.length > 0 && picked.length < items.length}
              onChange={(event) =>
                setChosen(new Set(event.target.checked ? items.map(({ answerId }) => answerId) : []))
              }
            >
              {t('survey.selectAll')}
            </Checkbox>
            <Button
              type="primary"
              data-action="apply"
              disabled={picked.length === 0}
              loading={settle.isPending}
              onClick={() => give('applied', picked)}
            >
              {t('survey.apply')}
            </Button>
            <Button data-action="dismiss" disabled={picked.length === 0} onClick={() => give('dismissed', picked)}>
              {t('survey.dismiss')}
            </Button>
            <Button data-action="apply-all" loading={settle.isPending} onClick={() => give('applied', null)}>
              {t('survey.applyAll')}（{survey.open}）
            </Button>
          </div>
          {settle.isError && (
            <p className="field-error" role="alert">
              {t(`refusal.${errorCodeOf(settle.error)}`)}
            </p>
          )}
          <div className="survey-differences">
            <DifferenceTable
              districtCode={ref.districtCode}
              items={items}
              chosen={chosen}
              onChosen={setChosen}
              shown={shown}
              onShow={setShown}
            />
            <DifferencesMap city={city} survey={survey} items={items} shown={shown} onShow={setShown} />
          </div>
          {query.hasNextPage && (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('list.more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
